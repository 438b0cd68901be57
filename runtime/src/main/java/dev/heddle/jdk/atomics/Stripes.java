package dev.heddle.jdk.atomics;

/** Which stripe a thread keeps to. */
final class Stripes {
  /** A power of two. */
  static final int COUNT = 8;

  private Stripes() {}

  /** The id of a thread begins with the number of the node that made it. */
  @SuppressWarnings("deprecation") // threadId() came after 17
  static int ofThisThread() {
    long id = Thread.currentThread().getId();
    return (int) (id ^ (id >>> 40) * 3) & (COUNT - 1);
  }
}
