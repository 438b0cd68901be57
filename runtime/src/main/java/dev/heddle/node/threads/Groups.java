package dev.heddle.node.threads;

import dev.heddle.bridge.ThreadMembers;
import dev.heddle.transport.OwnThreads;

/** Thread groups of this node, found by the names of another node's. */
final class Groups {
  private Groups() {}

  /**
   * The group with this path, made where there is none; below a group that the program has made on
   * this node, that group.
   *
   * @param path the names below the topmost group, each after a NUL
   */
  static synchronized ThreadGroup find(String path) {
    ThreadGroup group = OwnThreads.group();
    if (path.isEmpty()) {
      return group;
    }
    for (String name : path.substring(1).split("\0", -1)) {
      if (group instanceof ThreadMembers) {
        return group; // its groups are those of all nodes: none of them is asked for here
      }
      group = child(group, name);
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
