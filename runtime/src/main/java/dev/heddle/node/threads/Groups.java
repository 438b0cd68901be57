package dev.heddle.node.threads;

/** Thread groups of this node, found by the names of another node's. */
final class Groups {
  private Groups() {}

  /**
   * The group with this path, made where there is none.
   *
   * @param path the names below the topmost group, each after a NUL
   */
  static synchronized ThreadGroup find(String path) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    for (String name : path.substring(path.isEmpty() ? 0 : 1).split("\0", -1)) {
      group = path.isEmpty() ? group : child(group, name);
    }
    return group;
  }

  private static ThreadGroup child(ThreadGroup parent, String name) {
    ThreadGroup[] children = new ThreadGroup[parent.activeGroupCount() + 8];
    int count = parent.enumerate(children, false);
    for (int i = 0; i < count; i++) {
      if (name.equals(children[i].getName())) {
        return children[i];
      }
    }
    return new ThreadGroup(parent, name);
  }
}
