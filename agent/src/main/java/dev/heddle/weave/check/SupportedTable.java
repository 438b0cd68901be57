package dev.heddle.weave.check;

import java.util.ArrayList;
import java.util.List;

/** The table of supported classes as {@code docs/supported.md} has it. */
public final class SupportedTable {
  private static final String INTRODUCTION =
      """
      # Classes of the JDK

      How objects of the JDK's public classes take part when a program shares them. A test writes this file
      from what the agent itself asks (`Catalogue`, `Copies`, `Kinds`, `JdkNames`), on JDK 17.

      | how | |
      |---|---|
      | twin | woven code makes a class of Heddle's in its place, whose objects are shared like the program's own |
      | value | immutable, or taken as it is when it is first shared; its identity and monitor hold; a `ThreadLocal`'s values are the threads' |
      | whole | the JDK's own object, shared; its whole state travels after a change |
      | by name | each node has its own, found by name |
      | stays on its node | a static final that each node has its own of; or it works on the node that made it; refused elsewhere |
      | refused | works inside one node; a run that shares one ends with status 113 |

      An abstract class has what the best of the classes below it has, but for streams and writers that write to memory.
      Exceptions and errors are shared by value.
      """;

  private SupportedTable() {}

  /** The whole file. */
  public static String text() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (String packageName : PublicClasses.PACKAGES) {
      List<String> rows = new ArrayList<>();
      for (Class<?> type : PublicClasses.all()) {
        if (type.getPackageName().equals(packageName) && !Throwable.class.isAssignableFrom(type)) {
          rows.add("| " + simpleName(type) + " | " + JdkSupport.of(type).words() + " |\n");
        }
      }
      text.append("\n## ").append(packageName).append("\n\n| class | how |\n|---|---|\n");
      rows.forEach(text::append);
    }
    return text.toString();
  }

  private static String simpleName(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }
}
