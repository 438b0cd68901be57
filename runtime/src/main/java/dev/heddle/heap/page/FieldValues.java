package dev.heddle.heap.page;

import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;

/** The values of all words of a set: a twin, or decoded content. */
public final class FieldValues {
  public final long[] primitives;
  public final Object[] references;

  private FieldValues(WordSet words) {
    primitives = new long[words.primitiveCount()];
    references = new Object[words.referenceCount()];
  }

  public static FieldValues of(Object base, WordSet words) {
    FieldValues values = new FieldValues(words);
    for (int i = 0; i < values.primitives.length; i++) {
      Word word = words.primitive(i);
      values.primitives[i] = Raw.get(base, word.offset(), word.width());
    }
    for (int i = 0; i < values.references.length; i++) {
      values.references[i] = Raw.getReference(base, words.reference(i).offset());
    }
    return values;
  }

  public static FieldValues read(WordSet words, WordSource source) {
    FieldValues values = new FieldValues(words);
    for (int i = 0; i < values.primitives.length; i++) {
      values.primitives[i] = source.in().readWord(words.primitive(i).width());
    }
    for (int i = 0; i < values.references.length; i++) {
      values.references[i] = source.reference();
    }
    return values;
  }

  public void write(WordSet words, WordSink sink) {
    for (int i = 0; i < primitives.length; i++) {
      sink.out().writeWord(primitives[i], words.primitive(i).width());
    }
    for (int i = 0; i < references.length; i++) {
      sink.reference(references[i], words.reference(i));
    }
  }

  public void store(Object base, WordSet words) {
    for (int i = 0; i < primitives.length; i++) {
      Word word = words.primitive(i);
      Raw.putVolatile(base, word.offset(), word.width(), primitives[i]);
    }
    for (int i = 0; i < references.length; i++) {
      Raw.putReference(base, words.reference(i).offset(), references[i]);
    }
  }

  /**
   * Stores word by word where the word still equals its twin (RULES 3); the twin takes all values,
   * so that a dirty word goes on differing from it.
   */
  void mergeInto(Object base, WordSet words, FieldValues twin) {
    for (int i = 0; i < primitives.length; i++) {
      Word word = words.primitive(i);
      if (twin.primitives[i] != primitives[i]) {
        Raw.swap(base, word.offset(), word.width(), twin.primitives[i], primitives[i]);
        twin.primitives[i] = primitives[i];
      }
    }
    for (int i = 0; i < references.length; i++) {
      if (twin.references[i] != references[i]) {
        long offset = words.reference(i).offset();
        Raw.swapReference(base, offset, twin.references[i], references[i]);
        twin.references[i] = references[i];
      }
    }
  }
}
