package dev.heddle.heap.wire;

/** What words are encoded into. */
public interface WordSink {
  Output out();

  /** Writes a reference; what it refers to travels in the message's table. */
  void reference(Object value);
}
