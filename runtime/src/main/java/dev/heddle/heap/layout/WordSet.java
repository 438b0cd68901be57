package dev.heddle.heap.layout;

import java.util.List;

/** Words in the order all JVMs agree on, primitives and references apart. */
public final class WordSet {
  private final Word[] primitives;
  private final Word[] references;

  WordSet(List<Word> words) {
    primitives = words.stream().filter(word -> word.type().isPrimitive()).toArray(Word[]::new);
    references = words.stream().filter(word -> !word.type().isPrimitive()).toArray(Word[]::new);
  }

  public int primitiveCount() {
    return primitives.length;
  }

  public Word primitive(int index) {
    return primitives[index];
  }

  public int referenceCount() {
    return references.length;
  }

  public Word reference(int index) {
    return references[index];
  }

  public boolean isEmpty() {
    return primitives.length + references.length == 0;
  }

  /** What the words count for in a page budget. */
  public int bytes() {
    int bytes = references.length * 8;
    for (Word word : primitives) {
      bytes += word.width();
    }
    return bytes;
  }
}
