package dev.heddle.heap.named;

/** The JVM's own two thread groups, which every node has. Those of the program are twins. */
final class ThreadGroupNames implements Naming {
  static final String CLASS = "java.lang.ThreadGroup";

  private static final String SYSTEM = "system";
  private static final String MAIN = "main";

  @Override
  public String nameOf(Object object) {
    ThreadGroup group = (ThreadGroup) object;
    if (group.getParent() == null) {
      return SYSTEM;
    }
    return group == main() ? MAIN : null;
  }

  @Override
  public Object byName(String name) {
    return name.equals(MAIN) ? main() : system();
  }

  private static ThreadGroup system() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** The first of its groups: the JVM has made it before any other code ran. */
  private static ThreadGroup main() {
    ThreadGroup[] first = new ThreadGroup[1];
    system().enumerate(first, false);
    return first[0];
  }
}
