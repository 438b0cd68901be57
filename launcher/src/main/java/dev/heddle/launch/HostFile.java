package dev.heddle.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of hosts as other launchers have them: a host a line, {@code b}, {@code b:2} or {@code b
 * slots=2}; what follows a {@code #} is a remark.
 */
final class HostFile {
  private static final Pattern LINE = Pattern.compile("(\\S+)(?:\\s+slots=(\\d+))?");

  private HostFile() {}

  /** As {@code --hosts} would name them. */
  static String read(Path file) throws UsageException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UsageException("--hostfile " + file + ": cannot be read");
    }
    List<String> hosts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        hosts.add(matcher.group(1) + (matcher.group(2) == null ? "" : ":" + matcher.group(2)));
      } else if (!line.isEmpty()) {
        throw new UsageException(
            "--hostfile " + file + ":" + (i + 1) + ": must be a host, like b, b:2 or b slots=2");
      }
    }
    if (hosts.isEmpty()) {
      throw new UsageException("--hostfile " + file + ": names no host");
    }
    return String.join(",", hosts);
  }
}
