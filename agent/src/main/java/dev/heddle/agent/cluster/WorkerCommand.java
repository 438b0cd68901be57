package dev.heddle.agent.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The command that starts another rank: this JVM's own, with another main class. */
public final class WorkerCommand {
  /** The system property that tells a JVM its rank. */
  public static final String RANK_PROPERTY = "heddle.rank";

  /** The system property with the process id of the launcher; for rank 0 only. */
  public static final String LAUNCHER_PROPERTY = "heddle.launcher";

  /** The system property with the file that rank 0 deletes when it ends of its own will. */
  public static final String RUNNING_MARK_PROPERTY = "heddle.running-mark";

  /** The main class of every rank but 0. */
  public static final String MAIN = "dev.heddle.agent.boot.WorkerMain";

  /** Options that name a port or a file which only one JVM can have. */
  private static final List<String> ONCE_ONLY =
      List.of(
          "-agentlib:jdwp",
          "-Xrunjdwp",
          "-Dcom.sun.management.jmxremote",
          "-XX:StartFlightRecording",
          "-XX:ArchiveClassesAtExit",
          "-Xloggc:",
          "-D" + LAUNCHER_PROPERTY + "=",
          "-D" + RUNNING_MARK_PROPERTY + "=",
          "-D" + RANK_PROPERTY + "=");

  private final List<String> jvmOptions;
  private final String classPath;
  private final String mainModule;
  private final File heddleJar;

  /**
   * What this JVM was started with.
   *
   * @param jvmOptions as the runtime reports them; includes what environment variables added
   * @param classPath {@code java.class.path}
   * @param mainModule {@code jdk.module.main}; null for a main on the class path
   */
  public WorkerCommand(
      List<String> jvmOptions, String classPath, String mainModule, File heddleJar) {
    this.jvmOptions = List.copyOf(jvmOptions);
    this.classPath = classPath;
    this.mainModule = mainModule;
    this.heddleJar = heddleJar;
  }

  /** The command line of one rank. */
  public List<String> forRank(int rank) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments(rank, heddleJar.getPath(), classPath));
    return command;
  }

  /**
   * What java is given.
   *
   * @param agent where heddle.jar is there
   * @param elements the class path there; empty for none
   */
  public List<String> arguments(int rank, String agent, String elements) throws IOException {
    List<String> command = new ArrayList<>();
    for (String option : jvmOptions) {
      if (!agent.equals(heddleJar.getPath()) && isOwnAgent(option)) {
        // Without its options: the settings of rank 0 come with the handover.
        command.add("-javaagent:" + agent);
      } else if (!isOnceOnly(option)) {
        command.add(option);
      }
    }
    if (mainModule != null) {
      command.add("--add-modules=" + mainModule);
    }
    command.addAll(manifestOptions());
    command.add("-D" + RANK_PROPERTY + "=" + rank);
    command.add("-cp");
    command.add(elements.isEmpty() ? agent : elements);
    command.add(MAIN);
    return command;
  }

  private boolean isOwnAgent(String option) throws IOException {
    String prefix = "-javaagent:";
    if (!option.startsWith(prefix)) {
      return false;
    }
    String file = option.substring(prefix.length()).replaceFirst("=.*", "");
    return new File(file).getCanonicalFile().equals(heddleJar.getCanonicalFile());
  }

  private static boolean isOnceOnly(String option) {
    return ONCE_ONLY.stream().anyMatch(option::startsWith)
        || (option.startsWith("-Xlog:") && option.contains("file=") && !option.contains("%p"));
  }

  /** What the manifest of a {@code -jar} grants counts for {@code -jar} only. */
  private List<String> manifestOptions() throws IOException {
    List<String> options = new ArrayList<>();
    File file = new File(classPath);
    if (mainModule == null && classPath.endsWith(".jar") && file.isFile()) {
      try (JarFile jar = new JarFile(file)) {
        Attributes main =
            jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
        grants(options, "--add-exports=", main.getValue("Add-Exports"));
        grants(options, "--add-opens=", main.getValue("Add-Opens"));
      }
    }
    return options;
  }

  private static void grants(List<String> options, String option, String packages) {
    if (packages != null) {
      for (String name : packages.strip().split("\\s+", -1)) {
        options.add(option + name + "=ALL-UNNAMED");
      }
    }
  }
}
