package dev.heddle.bridge;

/** What woven code, its threads and the twin of thread groups ask of a group. */
public final class GroupOps {
  private GroupOps() {}

  /** {@code ThreadGroup.activeCount}; of the JVM's own groups all threads of the cluster. */
  public static int activeCount(ThreadGroup group) {
    boolean isOfAll =
        Bridge.CLUSTERED
            && !(group instanceof ThreadMembers)
            && (group.getParent() == null || group == mainGroup());
    return isOfAll ? Bridge.hooks().threads().activeCount() : group.activeCount();
  }

  static int maxPriority(ThreadGroup group) {
    return group instanceof ThreadMembers members
        ? members.heddle$maxPriority()
        : group.getMaxPriority();
  }

  static String name(ThreadGroup group) {
    return group instanceof ThreadMembers members ? members.heddle$name() : group.getName();
  }

  /** The program's group that a new thread is in; null where that is one of the JDK's. */
  static ThreadMembers membersOf(ThreadGroup given) {
    if (given != null) {
      return given instanceof ThreadMembers members ? members : null;
    }
    return Thread.currentThread() instanceof SharedThread starter ? starter.members() : null;
  }

  /** What the JVM takes for the group on this node. */
  public static ThreadGroup here(ThreadGroup group) {
    return group instanceof ThreadMembers members && DelegateOps.isStandIn(group)
        ? Bridge.hooks().threads().groupHere(members.heddle$path())
        : group;
  }

  /** The names above a group of this node's, each after a NUL, without the topmost group. */
  public static String path(ThreadGroup group) {
    StringBuilder path = new StringBuilder();
    for (ThreadGroup g = group; g.getParent() != null; g = g.getParent()) {
      path.insert(0, g.getName()).insert(0, '\0');
    }
    return path.toString();
  }

  /** The group of the program's first thread, whichever thread asks. */
  public static ThreadGroup mainGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    if (group.getParent() == null) {
      ThreadGroup[] first = new ThreadGroup[1]; // the JVM has made it before any other
      group.enumerate(first, false);
      return first[0];
    }
    while (group.getParent().getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
