package dev.heddle.launch;

import com.typesafe.config.Config;
import dev.heddle.agent.Settings;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private SettingFlags flags;

  @Option(names = "--config", paramLabel = "FILE", description = "A file of settings.")
  private Path configFile;

  @Option(names = "--dry-run", description = "Print commands and settings; start nothing.")
  private boolean dryRun;

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
    Config options = flags.resolve(sources);
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
      return new Supervisor(config.nodes(), config.reporting().logDir()).run(command, mark);
    } finally {
      Files.deleteIfExists(mark);
    }
  }

  private List<String> command(JavaInstallation installation, Config options, JavaCommand program) {
    List<String> command = new ArrayList<>();
    command.add(installation.executable().toString());
    command.add("-javaagent:" + jar.getAbsolutePath() + AgentOptions.render(options, configFile));
    command.addAll(program.arguments());
    return command;
  }
}
