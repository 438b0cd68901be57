package dev.heddle.heap.codec;

import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.page.FieldValues;
import dev.heddle.heap.raw.Raw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable JDK objects with arrays and collections of their own in their fields, which the JDK
 * reads unchecked: these are copied with them, see {@link OwnedCodec}.
 */
final class GraphCodec {
  /** Maps that each copy fills for itself. */
  private static final List<String> CACHES = List.of("cachedTree", "cachedTreeCI");

  /**
   * A builder that an anonymous class of JDK 17 holds on to and never asks; what an annotation
   * finds again when it is asked.
   */
  private static final List<String> NOT_NEEDED = List.of("this$0", "memberMethods");

  private static final ClassValue<WordSet> WORDS =
      new ClassValue<>() {
        @Override
        protected WordSet computeValue(Class<?> type) {
          return Layouts.plain(type, Object.class);
        }
      };

  private GraphCodec() {}

  /** Null where the object cannot travel, see {@link #reason}. */
  static Parts take(Object value) {
    WordSet words = WORDS.get(value.getClass());
    FieldValues values = FieldValues.of(value, words);
    List<Object> children = new ArrayList<>();
    for (int i = 0; i < values.references.length; i++) {
      String field = words.reference(i).name();
      if (CACHES.contains(field) || NOT_NEEDED.contains(field)) {
        values.references[i] = null;
      }
      if (!OwnedCodec.addReferences(values.references[i], children)) {
        return null;
      }
    }
    return new Parts(
        children.toArray(),
        sink -> {
          for (int i = 0; i < values.primitives.length; i++) {
            sink.out().writeWord(values.primitives[i], words.primitive(i).width());
          }
          for (Object reference : values.references) {
            OwnedCodec.write(reference, sink);
          }
        });
  }

  static String reason() {
    return ContainerCodec.reason();
  }

  static void fill(Object value, TableSource source) {
    WordSet words = WORDS.get(value.getClass());
    for (int i = 0; i < words.primitiveCount(); i++) {
      var word = words.primitive(i);
      Raw.putVolatile(value, word.offset(), word.width(), source.in().readWord(word.width()));
    }
    for (int i = 0; i < words.referenceCount(); i++) {
      var word = words.reference(i);
      Object read = OwnedCodec.read(source);
      Map<?, ?> cache = CACHES.contains(word.name()) ? new HashMap<>() : null;
      Raw.putReference(value, word.offset(), cache != null ? cache : read);
    }
  }
}
