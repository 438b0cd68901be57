package dev.heddle.protocol.sim;

/** One operation of a thread, in micro-steps: nothing else of the node happens within one. */
interface Op {
  /** Takes one micro-step; true when the operation is done. */
  boolean step(SimThread thread);

  /** False while a step could do nothing. */
  default boolean isEnabled(SimThread thread) {
    return true;
  }

  /** A release or acquire: no check made before is relied on after. */
  default boolean isSync() {
    return false;
  }

  /** Holds a pointer to the node's replica of {@code object}. */
  default boolean uses(int object) {
    return false;
  }
}
