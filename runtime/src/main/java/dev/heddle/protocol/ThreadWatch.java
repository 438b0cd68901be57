package dev.heddle.protocol;

/** Tells when every application thread has passed a release since some point (RULES 3). */
public interface ThreadWatch {
  /** A mark of now. */
  long mark();

  /**
   * True once every thread that was running at {@code mark} has passed a release, has ended, or was
   * seen blocked in a release or acquire. Threads the registry does not know count as never passed
   * while they run woven code.
   */
  boolean passed(long mark);

  /** Finds out, at a cost, what {@link #passed} could not tell. */
  default void look() {}
}
