package dev.heddle.heap.wire;

/** What words are encoded into. */
public interface WordSink {
  Output out();

  /** Writes a reference; what it refers to travels in the message's table. */
  void reference(Object value);

  /**
   * The same.
   *
   * @param from the field that holds it, or the class of the array: for the message of a refusal
   */
  default void reference(Object value, Object from) {
    reference(value);
  }
}
