package dev.heddle.agent.hosts;

import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/** What a program sees of its machine without asking for it, as it is here. */
final class ProgramSurroundings {
  private ProgramSurroundings() {}

  /** Default charset, locale and time zone: a host has its own. */
  static List<String> options() {
    return List.of(
        "-Dfile.encoding=" + System.getProperty("file.encoding"),
        "-Duser.language=" + System.getProperty("user.language", ""),
        "-Duser.country=" + System.getProperty("user.country", ""),
        "-Duser.timezone=" + TimeZone.getDefault().getID());
  }

  /**
   * Variables that travel, a line each, then an empty one. Not on a command line, which others see.
   *
   * @param chosen names of more
   */
  static String variables(Map<String, String> environment, List<String> chosen) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              boolean travels =
                  name.equals("LANG")
                      || name.equals("TZ")
                      || name.startsWith("LC_")
                      || chosen.contains(name);
              if (travels && value.indexOf('\n') < 0) {
                lines.append(name).append('=').append(value).append('\n');
              }
            });
    return lines.append('\n').toString();
  }
}
