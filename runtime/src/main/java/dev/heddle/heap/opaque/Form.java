package dev.heddle.heap.opaque;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;

/**
 * How the state of the instances of one class is copied. A state is an immutable copy: nobody
 * writes to it, and it may be a twin, be on the wire and be put into an object at once.
 */
public interface Form {
  /** Whether each node has the state; else the object works on the node that made it alone. */
  default boolean isReplicated() {
    return true;
  }

  /** The state before anybody knows the object as shared; any thread. */
  Object first(Object object);

  /** The state now; on the node loop, while other threads may be changing the object. */
  Object take(Object object, OpaqueHandle handle);

  /** Makes {@code state} the object's; on the node loop. */
  void put(Object object, OpaqueHandle handle, Object state);

  /** On an application thread, before the object is used: {@link OpaqueHandle#arrived}. */
  void arrived(Object object, OpaqueHandle handle);

  /** On an application thread, after the object was changed. */
  void written(Object object, OpaqueHandle handle);

  boolean equal(Object state, Object other);

  void write(Object state, WordSink sink);

  Object read(WordSource source);

  /** The objects a state refers to, which become shared with it. */
  Object[] references(Object state);

  /** What a state counts for in a page budget. */
  int bytes(Object state);
}
