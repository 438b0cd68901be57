package dev.heddle.heap.wire;

/** What words are decoded from. */
public interface WordSource {
  Input in();

  /** The next reference: null, a canonical object, or this node's object. */
  Object reference();
}
