package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.Settings;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heddle run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    sortOptions = false,
    customSynopsis = "heddle run [options] -- <arguments for java>",
    description = "Runs a Java program on several JVMs.")
final class RunCommand implements Callable<Integer> {
  private final File jar;

  @Option(names = "-n", paramLabel = "N", description = "Number of nodes.")
  private String nodes;

  @Option(
      names = "--hosts",
      paramLabel = "B,C:2",
      description = "Other machines, by ssh; C:2 has two nodes. Node 0 is here.")
  private String hosts;

  @Option(
      names = "--hostfile",
      paramLabel = "FILE",
      description = "The same from a file, a host a line.")
  private Path hostFile;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting of application.conf; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--config", paramLabel = "FILE", description = "A file of settings.")
  private Path configFile;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "Simulate a slower network: latency=100us,bandwidth=1Gbit.")
  private String link;

  @Option(names = "--label", description = "Begin each line of output with the rank.")
  private boolean label;

  @Option(names = "--stats", description = "Print counters per node after the run, on stderr.")
  private boolean stats;

  @Option(names = "--stats-json", paramLabel = "FILE", description = "Write the counters there.")
  private Path statsJson;

  @Option(names = "--dry-run", description = "Print commands and settings; start nothing.")
  private boolean dryRun;

  @Option(names = "--verbose", description = "Show stacks of Heddle's own.")
  private boolean verbose;

  @Option(names = "--java", paramLabel = "PATH", description = "The JDK or java to use.")
  private Path java;

  @Parameters(paramLabel = "ARGUMENT", description = "Passed to java untouched.")
  private List<String> javaArguments = new ArrayList<>();

  RunCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws Exception {
    ConfigSources sources = new ConfigSources();
    Config options = options(sources);
    Config resolved =
        sources.resolve(options, configFile, System.getenv(), Settings.directories(jar));
    HeddleConfig config = ConfigParser.parse(resolved);
    JavaInstallation installation =
        java == null ? JavaInstallation.own() : JavaInstallation.at(java);
    JavaCommand program = JavaCommand.parse(javaArguments);
    Preflight.check(program);
    List<String> command = command(installation, options, program);
    if (dryRun) {
      DryRun.print(System.out, command, config, resolved);
      return 0;
    }
    return supervise(config, command);
  }

  private static int supervise(HeddleConfig config, List<String> command) throws Exception {
    command.add(1, "-D" + WorkerCommand.LAUNCHER_PROPERTY + "=" + ProcessHandle.current().pid());
    Path mark = Files.createTempFile("heddle-", ".running");
    try {
      command.add(2, "-D" + WorkerCommand.RUNNING_MARK_PROPERTY + "=" + mark);
      return new Supervisor(config.nodes()).run(command, mark);
    } finally {
      Files.deleteIfExists(mark);
    }
  }

  /** Flags are stronger than {@code --set}. */
  private Config options(ConfigSources sources) throws UsageException, InvalidConfigException {
    Config flags = ConfigFactory.empty();
    for (Map.Entry<String, String> flag : flags().entrySet()) {
      String[] keyAndFlag = flag.getKey().split(" ", -1);
      flags = flags.withFallback(sources.option(keyAndFlag[0], flag.getValue(), keyAndFlag[1]));
    }
    return flags.withFallback(settings(sources, sets));
  }

  /** What {@code --set} gives. */
  static Config settings(ConfigSources sources, List<String> sets)
      throws UsageException, InvalidConfigException {
    Config given = ConfigFactory.empty();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--set " + set + ": must be KEY=VALUE");
      }
      String value = set.substring(equals + 1);
      // The last one counts, as with flags everywhere.
      given = sources.option(set.substring(0, equals), value, "--set").withFallback(given);
    }
    return given;
  }

  private Map<String, String> flags() throws UsageException {
    Map<String, String> flags = new TreeMap<>();
    if (nodes != null) {
      flags.put("nodes -n", nodes);
    }
    if (hosts != null && hostFile != null) {
      throw new UsageException("--hosts and --hostfile: give one of them");
    }
    if (hosts != null) {
      flags.put("hosts --hosts", hosts);
    }
    if (hostFile != null) {
      flags.put("hosts --hostfile", HostFile.read(hostFile));
    }
    if (link != null) {
      flags.put("transport.link --link", link);
    }
    if (label) {
      flags.put("label --label", "true");
    }
    if (stats) {
      flags.put("stats --stats", "true");
    }
    if (statsJson != null) {
      flags.put("stats-json --stats-json", statsJson.toAbsolutePath().toString());
    }
    if (verbose) {
      flags.put("verbose --verbose", "true");
    }
    return flags;
  }

  private List<String> command(JavaInstallation installation, Config options, JavaCommand program) {
    List<String> command = new ArrayList<>();
    command.add(installation.executable().toString());
    command.add("-javaagent:" + jar.getAbsolutePath() + AgentOptions.render(options, configFile));
    command.addAll(program.arguments());
    return command;
  }
}
