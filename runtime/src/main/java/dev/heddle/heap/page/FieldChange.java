package dev.heddle.heap.page;

import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import java.util.Arrays;

/** The words of a field diff: (index, value) pairs, primitives and references apart. */
final class FieldChange implements Member.Change {
  private final int[] primitiveWords;
  private final long[] primitives;
  private final int[] referenceWords;
  private final Object[] references;
  private final WordSet words;

  private FieldChange(
      WordSet words,
      int[] primitiveWords,
      long[] primitives,
      int[] referenceWords,
      Object[] references) {
    this.words = words;
    this.primitiveWords = primitiveWords;
    this.primitives = primitives;
    this.referenceWords = referenceWords;
    this.references = references;
  }

  /** The words that differ from the twin, which takes their values; null if none does. */
  static FieldChange between(Object base, WordSet words, FieldValues twin) {
    int[] primitiveWords = new int[words.primitiveCount()];
    long[] primitives = new long[words.primitiveCount()];
    int changed = 0;
    for (int i = 0; i < words.primitiveCount(); i++) {
      Word word = words.primitive(i);
      long bits = Raw.get(base, word.offset(), word.width());
      if (bits != twin.primitives[i]) {
        twin.primitives[i] = bits;
        primitiveWords[changed] = i;
        primitives[changed++] = bits;
      }
    }
    int[] referenceWords = new int[words.referenceCount()];
    Object[] references = new Object[words.referenceCount()];
    int referred = 0;
    for (int i = 0; i < words.referenceCount(); i++) {
      Object value = Raw.getReference(base, words.reference(i).offset());
      if (value != twin.references[i]) {
        twin.references[i] = value;
        referenceWords[referred] = i;
        references[referred++] = value;
      }
    }
    if (changed + referred == 0) {
      return null;
    }
    return new FieldChange(
        words,
        Arrays.copyOf(primitiveWords, changed),
        Arrays.copyOf(primitives, changed),
        Arrays.copyOf(referenceWords, referred),
        Arrays.copyOf(references, referred));
  }

  @Override
  public void write(WordSink sink) {
    sink.out().writeNumber(primitiveWords.length);
    for (int i = 0; i < primitiveWords.length; i++) {
      sink.out().writeNumber(primitiveWords[i]);
      sink.out().writeWord(primitives[i], words.primitive(primitiveWords[i]).width());
    }
    sink.out().writeNumber(referenceWords.length);
    for (int i = 0; i < referenceWords.length; i++) {
      sink.out().writeNumber(referenceWords[i]);
      sink.reference(references[i], words.reference(referenceWords[i]));
    }
  }

  static FieldChange read(WordSet words, WordSource source) {
    int[] primitiveWords = new int[source.in().readCount()];
    long[] primitives = new long[primitiveWords.length];
    for (int i = 0; i < primitiveWords.length; i++) {
      primitiveWords[i] = source.in().readCount();
      primitives[i] = source.in().readWord(words.primitive(primitiveWords[i]).width());
    }
    int[] referenceWords = new int[source.in().readCount()];
    Object[] references = new Object[referenceWords.length];
    for (int i = 0; i < referenceWords.length; i++) {
      referenceWords[i] = source.in().readCount();
      references[i] = source.reference();
    }
    return new FieldChange(words, primitiveWords, primitives, referenceWords, references);
  }

  /** Stores the words, into the twin as well where there is one. */
  void store(Object base, WordSet into, FieldValues twin) {
    for (int i = 0; i < primitiveWords.length; i++) {
      Word word = into.primitive(primitiveWords[i]);
      Raw.putVolatile(base, word.offset(), word.width(), primitives[i]);
      if (twin != null) {
        twin.primitives[primitiveWords[i]] = primitives[i];
      }
    }
    for (int i = 0; i < referenceWords.length; i++) {
      Raw.putReference(base, into.reference(referenceWords[i]).offset(), references[i]);
      if (twin != null) {
        twin.references[referenceWords[i]] = references[i];
      }
    }
  }
}
