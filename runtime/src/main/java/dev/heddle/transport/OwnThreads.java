package dev.heddle.transport;

/** Where threads of Heddle's own belong: not to a group that the program counts and lists. */
public final class OwnThreads {
  private OwnThreads() {}

  /** The JVM's topmost group, that of its own threads. */
  public static ThreadGroup group() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
