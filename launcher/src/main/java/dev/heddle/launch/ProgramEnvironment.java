package dev.heddle.launch;

import java.util.Map;

/**
 * The script {@code heddle} keeps the variables that every JVM reads from this process, because
 * they are meant for the program's: two JVMs cannot have one debugger's port. Here they get their
 * names back.
 */
final class ProgramEnvironment {
  private static final String KEPT = "heddle_program_";

  private ProgramEnvironment() {}

  static void restore(Map<String, String> environment) {
    for (String name : environment.keySet().toArray(String[]::new)) {
      if (name.startsWith(KEPT)) {
        environment.put(name.substring(KEPT.length()), environment.remove(name));
      }
    }
  }
}
