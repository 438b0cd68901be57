package dev.heddle.launch;

import java.util.List;
import java.util.Set;

/**
 * What the user's java arguments say, as far as it can be checked before anything is started. The
 * arguments themselves are passed on untouched.
 *
 * @param arguments all of them
 * @param target what kind of program is named; null where an argument file hides it
 * @param name the class, the jar, or the module with an optional {@code /class}
 * @param classPath null where not given
 * @param modulePath null where not given
 */
record JavaCommand(
    List<String> arguments, Target target, String name, String classPath, String modulePath) {

  /** Kinds of program. */
  enum Target {
    CLASS,
    JAR,
    MODULE
  }

  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
  private static final Set<String> MODULE_PATH = Set.of("-p", "--module-path");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--limit-modules",
          "--patch-module",
          "--upgrade-module-path",
          "--enable-native-access",
          "--illegal-native-access",
          "--sun-misc-unsafe-memory-access",
          "--source");

  static JavaCommand parse(List<String> arguments) throws UsageException {
    String classPath = null;
    String modulePath = null;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("@")) {
        return new JavaCommand(arguments, null, null, classPath, modulePath);
      } else if (CLASS_PATH.contains(argument)) {
        classPath = value(arguments, ++i);
      } else if (argument.startsWith("--class-path=")) {
        classPath = argument.substring("--class-path=".length());
      } else if (MODULE_PATH.contains(argument)) {
        modulePath = value(arguments, ++i);
      } else if (argument.startsWith("--module-path=")) {
        modulePath = argument.substring("--module-path=".length());
      } else if (WITH_VALUE.contains(argument)) {
        value(arguments, ++i);
      } else if (argument.equals("-jar")) {
        return new JavaCommand(
            arguments, Target.JAR, value(arguments, i + 1), classPath, modulePath);
      } else if (argument.equals("-m") || argument.equals("--module")) {
        return new JavaCommand(
            arguments, Target.MODULE, value(arguments, i + 1), classPath, modulePath);
      } else if (argument.startsWith("--module=")) {
        String module = argument.substring("--module=".length());
        return new JavaCommand(arguments, Target.MODULE, module, classPath, modulePath);
      } else if (!argument.startsWith("-")) {
        return new JavaCommand(arguments, Target.CLASS, argument, classPath, modulePath);
      }
    }
    throw new UsageException(
        "the arguments for java name no program: give a class, -jar FILE or -m MODULE after --");
  }

  private static String value(List<String> arguments, int index) throws UsageException {
    if (index >= arguments.size()) {
      throw new UsageException(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }
}
