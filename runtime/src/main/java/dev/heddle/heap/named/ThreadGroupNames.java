package dev.heddle.heap.named;

import dev.heddle.bridge.GroupOps;

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
    return group == GroupOps.mainGroup() ? MAIN : null;
  }

  @Override
  public Object byName(String name) {
    ThreadGroup main = GroupOps.mainGroup();
    return name.equals(MAIN) ? main : main.getParent();
  }
}
