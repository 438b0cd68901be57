package dev.heddle.launch.bench;

import java.util.List;

/**
 * A way to run a program.
 *
 * @param name in the table
 * @param nodes 0 for a plain JVM
 * @param arguments for java
 */
record Setting(String name, int nodes, List<String> arguments) {
  static Setting plain(String name, List<String> arguments) {
    return new Setting(name, 0, arguments);
  }

  static Setting nodes(int nodes, List<String> arguments) {
    return new Setting("-n " + nodes, nodes, arguments);
  }
}
