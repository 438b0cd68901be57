package dev.heddle.heap.codec;

import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.page.FieldValues;
import java.util.AbstractMap;
import java.util.Set;

/** Records and the few JDK classes whose fields are their value. */
final class FieldsCodec {
  private static final ClassValue<WordSet> WORDS =
      new ClassValue<>() {
        @Override
        protected WordSet computeValue(Class<?> type) {
          // Its fields are caches.
          boolean isMap = AbstractMap.class.isAssignableFrom(type);
          return Layouts.plain(type, isMap ? AbstractMap.class : Object.class);
        }
      };

  /** Made again where they are missing. */
  private static final Set<String> CACHES =
      Set.of(
          "java.util.Collections$CheckedCollection.zeroLengthElementArray",
          "java.util.Collections$CheckedMap.entrySet");

  private FieldsCodec() {}

  static Parts take(Object value) {
    WordSet words = WORDS.get(value.getClass());
    FieldValues values = FieldValues.of(value, words);
    for (int i = 0; i < values.references.length; i++) {
      if (CACHES.contains(words.reference(i).show())) {
        values.references[i] = null;
      }
    }
    return new Parts(values.references, sink -> values.write(words, sink));
  }

  static void fill(Object value, TableSource source) {
    WordSet words = WORDS.get(value.getClass());
    FieldValues.read(words, source).store(value, words);
  }
}
