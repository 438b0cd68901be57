package dev.heddle.bridge;

import java.lang.ref.ReferenceQueue;

/**
 * What the slow paths of woven code call. The default does nothing, so that woven code runs
 * undisturbed before the node is up and on one node.
 *
 * <p>A parameter named {@code target} is an instance of a woven class, an opaque object, or the
 * {@code Class} whose statics are meant. All methods may block the calling application thread.
 */
public interface Hooks {
  /** Returns once the fields (statics) of {@code target} may be read. */
  default void readMiss(Object target) {}

  /** Returns once the fields (statics) of {@code target} may be written. */
  default void writeMiss(Object target) {}

  /** The handle of a shared array; {@link ArrayHandle#LOCAL} for any other. */
  default ArrayHandle arrayHandle(Object array) {
    return ArrayHandle.LOCAL;
  }

  /** The handle of a shared opaque object; null for any other. */
  default OpaqueHandle opaqueHandle(Object object) {
    return null;
  }

  /** Returns once the shared opaque object holds {@link OpaqueHandle#arrived}. */
  default void opaqueArrived(Object object) {}

  /** A method has changed the shared opaque object. */
  default void opaqueWritten(Object object) {}

  /** The rank that has the original of a stand-in; -1 for any other object. */
  default int originalAt(Object object) {
    return -1;
  }

  /** See {@link DelegateOps#call}. */
  default Object delegate(Object standIn, String method, Object[] arguments) throws Throwable {
    throw new IllegalStateException("no stand-in without other nodes");
  }

  /** Where the JVM puts references whose own queue is another node's. */
  default ReferenceQueue<Object> endedQueue() {
    return new ReferenceQueue<>();
  }

  /** A twin with the content of a collection of a JDK class that nobody knows; else the object. */
  default Object adopted(Object made) {
    return made;
  }

  /** Returns once elements {@code from} to {@code to - 1} may be read. */
  default void arrayReadMiss(ArrayHandle handle, int from, int to) {}

  /** Returns once elements {@code from} to {@code to - 1} may be written. */
  default void arrayWriteMiss(ArrayHandle handle, int from, int to) {}

  /** Returns once the volatile fields of {@code target} may be read. */
  default void volatileReadMiss(Object target) {}

  /**
   * Returns with this node exclusive for the volatile fields of {@code target}, and held so until
   * {@link #volatileWriteDone}. The calling thread makes one store between the two.
   */
  default void volatileWriteMiss(Object target) {}

  /** Ends the hold that {@link #volatileWriteMiss} returned with. */
  default void volatileWriteDone(Object target) {}

  /** Returns after a moment at which this node had a copy of the cell of a chunk of an array. */
  default void arrayCellReadMiss(ArrayHandle handle, int chunk) {}

  /** As {@link #volatileWriteMiss}, of a chunk of an array. */
  default void arrayCellWriteMiss(ArrayHandle handle, int chunk) {}

  /** Ends the hold that {@link #arrayCellWriteMiss} returned with. */
  default void arrayCellWriteDone(ArrayHandle handle, int chunk) {}

  /** The element at an offset as {@code Unsafe} counts it. */
  default int arrayIndex(Object array, long offset) {
    return 0;
  }

  /** The {@code heddle$statics} word of a class, read with acquire order. */
  default int staticState(Class<?> owner) {
    return 0;
  }

  /** Waits while local entrants must let a remote requester pass. */
  default void gate(Object lock) {}

  /** Called inside the real monitor; returns with the token here. */
  default void acquireToken(Object lock) {}

  /** The calling thread passed a release. */
  default void released() {}

  /** {@code Object.wait}, cluster-wide; 0 waits for ever. */
  default void monitorWait(Object lock, long timeoutMillis) throws InterruptedException {
    lock.wait(timeoutMillis);
  }

  /** {@code Object.notify} or {@code notifyAll}, cluster-wide. */
  default void monitorNotify(Object lock, boolean all) {
    if (all) {
      lock.notifyAll();
    } else {
      lock.notify();
    }
  }

  /** See {@link ClassInit#begin}. */
  default Object[] beginClassInit(Class<?> owner) {
    return null;
  }

  /** See {@link ClassInit#nullConstant}. */
  default void nullConstant(String field) {}

  /** See {@link ClassInit#done}; {@code failure} is null where the body ended well. */
  default void endClassInit(Class<?> owner, Throwable failure) {}

  /** Thread.yield, sleep, onSpinWait, parkNanos: release and acquire (DESIGN 5, legacy spins). */
  default void spinPoint() {}

  /**
   * Gives an object that is found by name on every node the identity hash of its name, if none was
   * drawn; leaves others alone.
   */
  default void nameHash(Object object) {}

  /** The program refers weakly, softly or by a phantom reference to an object or array. */
  default void weaklyReferred(Object referent) {}

  /** What threads call. */
  default ThreadHooks threads() {
    return ThreadHooks.PLAIN;
  }

  /** What makes the nodes one process. */
  default ProcessHooks process() {
    return ProcessHooks.PLAIN;
  }
}
