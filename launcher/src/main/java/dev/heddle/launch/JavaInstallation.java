package dev.heddle.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The java that is to run the program.
 *
 * @param feature its version, 17 for 17.0.15
 */
record JavaInstallation(Path executable, int feature) {
  private static final int OLDEST = 17;
  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d+)");

  /** The one this launcher runs on. */
  static JavaInstallation own() {
    return new JavaInstallation(
        Path.of(System.getProperty("java.home"), "bin", "java"), Runtime.version().feature());
  }

  /**
   * The one the user names.
   *
   * @param path of the executable or of the directory it is installed in
   */
  static JavaInstallation at(Path path) throws UsageException {
    Path executable = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
    if (!Files.isExecutable(executable)) {
      throw new UsageException("--java " + path + ": no java there that can be executed");
    }
    int feature = ask(executable);
    if (feature < OLDEST) {
      throw new UsageException(
          "--java "
              + path
              + ": this is Java "
              + feature
              + ", Heddle needs "
              + OLDEST
              + " or newer");
    }
    return new JavaInstallation(executable, feature);
  }

  private static int ask(Path executable) throws UsageException {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String answer;
      try (InputStream in = process.getInputStream()) {
        answer = new String(in.readAllBytes(), Charset.defaultCharset());
      }
      Matcher matcher = VERSION.matcher(answer);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      throw new UsageException("--java " + executable + ": not a java that tells its version");
    } catch (IOException e) {
      throw new UsageException("--java " + executable + ": " + e.getMessage());
    }
  }
}
