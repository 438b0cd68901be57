package dev.heddle.launch;

import dev.heddle.agent.BridgeLoading;
import dev.heddle.agent.Settings;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.check.Check;
import dev.heddle.weave.check.Findings;
import dev.heddle.weave.check.Mark;
import dev.heddle.weave.check.TooLargeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heddle check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    sortOptions = false,
    customSynopsis = {
      "heddle check [options] -cp PATH [CLASS]         all classes, or those that CLASS needs",
      "       heddle check [options] -jar FILE                the classes that its main class needs",
      "       heddle check [options] -- <arguments for java>  the same for a command of java"
    },
    description =
        "Finds in the class files what a run would refuse to share. Exit status 113 if there is"
            + " such.")
final class CheckCommand implements Callable<Integer> {
  private final File jar;

  @Option(
      names = {"-cp", "-classpath", "--class-path"},
      paramLabel = "PATH",
      description = "Jars and directories, as for java.")
  private String classPath;

  @Option(names = "-jar", paramLabel = "FILE", description = "A jar with a main class.")
  private String programJar;

  @Option(names = "--all", description = "List what works, too.")
  private boolean all;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all uses there as JSON.")
  private Path json;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting, as for run: heddle.local and heddle.shared count here.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--config", paramLabel = "FILE", description = "A file of settings.")
  private Path configFile;

  @Parameters(paramLabel = "ARGUMENT", description = "A class, or arguments for java after --.")
  private List<String> arguments = new ArrayList<>();

  CheckCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws Exception {
    WeavePolicy policy = policy();
    CheckedProgram program = CheckedProgram.of(command());
    Map<String, byte[]> classFiles = ClassPathReader.read(program.elements());
    String main = program.main() == null ? null : program.main().replace('.', '/');
    if (main != null && !classFiles.containsKey(main)) {
      throw new UsageException("class " + program.main() + " is not on the class path");
    }
    BridgeLoading.defineForTools(jar);
    Findings findings = check(classFiles, main, policy);
    System.out.print(CheckReport.text(findings, all));
    if (json != null) {
      write(CheckReport.json(findings));
    }
    return findings.count(Mark.REFUSED) == 0 ? 0 : ExitStatus.CANNOT_SHARE;
  }

  private static Findings check(Map<String, byte[]> classFiles, String main, WeavePolicy policy)
      throws UsageException {
    try {
      return Check.run(classFiles, main, policy);
    } catch (TooLargeException e) {
      throw new UsageException("check: " + e.getMessage());
    }
  }

  private void write(String text) throws UsageException {
    try {
      Files.writeString(json, text);
    } catch (IOException e) {
      throw new UsageException("--json " + json + ": cannot be written");
    }
  }

  private WeavePolicy policy() throws UsageException, InvalidConfigException {
    ConfigSources sources = new ConfigSources();
    HeddleConfig config =
        ConfigParser.parse(
            sources.resolve(
                SettingFlags.settings(sources, sets),
                configFile,
                System.getenv(),
                Settings.directories(jar)));
    return Settings.policy(config.weaving());
  }

  private JavaCommand command() throws UsageException {
    List<String> command = new ArrayList<>();
    if (classPath != null) {
      command.addAll(List.of("-cp", classPath));
    }
    if (programJar != null) {
      command.addAll(List.of("-jar", programJar));
    }
    command.addAll(arguments);
    if (command.isEmpty()) {
      throw new UsageException("check: give -cp PATH, -jar FILE or arguments for java after --");
    }
    boolean namesNone = arguments.isEmpty() && programJar == null;
    return namesNone
        ? new JavaCommand(command, null, null, classPath, null)
        : JavaCommand.parse(command);
  }
}
