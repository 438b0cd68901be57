package dev.heddle.heap.layout;

/**
 * The words of the instances of a woven class, or of its mutable statics.
 *
 * @param page words that follow the page protocol
 * @param cell words that follow the single-writer protocol: volatile fields, and every field of an
 *     {@code sc} class
 * @param stateOffset where the state word is
 * @param staticBase what the offsets are relative to; null for instances, whose base is the object
 */
public record Layout(
    Class<?> type, WordSet page, WordSet cell, long stateOffset, Object staticBase) {
  /** The base of the words of {@code target}, an instance of the class or the class itself. */
  public Object base(Object target) {
    return staticBase == null ? target : staticBase;
  }

  public int bytes() {
    return Math.max(page.bytes() + cell.bytes(), 8);
  }
}
