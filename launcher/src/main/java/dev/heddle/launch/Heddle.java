package dev.heddle.launch;

import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import java.io.File;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code heddle}. */
@Command(
    name = "heddle",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    customSynopsis = "heddle COMMAND [options]",
    header = {
      "Examples:",
      "  heddle run -n 3 -- -cp app.jar com.acme.Main input.txt",
      "  heddle run -n 2 --set page.bytes=8192 --stats -- -Xmx2g -jar app.jar",
      "  heddle run -n 3 --dry-run -- -cp app.jar com.acme.Main",
      "  heddle run --hosts b,c:2 -- -cp app.jar com.acme.Main",
      "  heddle check -cp app.jar com.acme.Main",
      "  heddle bench -n 2 -- -cp app.jar com.acme.Main",
      "  java -javaagent:heddle.jar=nodes=3 -cp app.jar com.acme.Main",
      "",
      "Runs an unmodified multithreaded Java program on several JVMs as if they were one.",
      ""
    },
    footer = {
      "",
      "Settings are explained in application.conf.",
      "Exit status: that of the program, or",
      "  2    bad command line, configuration, jar or class",
      "  111  a class cannot be woven",
      "  112  a node, or the link to it, was lost",
      "  113  the program shares an object that cannot be shared, or check finds that it may",
      "  114  a fault of Heddle",
      "  115  the nodes did not find together"
    })
public final class Heddle implements Runnable {
  @Spec private CommandSpec spec;

  private Heddle() {}

  /** Ends the JVM with the status of the command. */
  public static void run(String[] arguments, File jar) {
    System.exit(execute(arguments, jar));
  }

  static int execute(String[] arguments, File jar) {
    CommandLine line = new CommandLine(new Heddle());
    line.addSubcommand(new RunCommand(jar));
    line.addSubcommand(new BenchCommand(jar));
    line.addSubcommand(new BenchCommand.Echo());
    line.addSubcommand(new CheckCommand(jar));
    line.addSubcommand(new DoctorCommand(jar));
    line.addSubcommand(new VersionCommand());
    line.setParameterExceptionHandler(Heddle::badArguments);
    line.setExecutionExceptionHandler(Heddle::failed);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: run, check, bench, doctor or version");
  }

  private static int badArguments(ParameterException e, String[] arguments) {
    String message = e.getMessage();
    if (e instanceof UnmatchedArgumentException unmatched
        && List.of("run", "bench").contains(e.getCommandLine().getCommandName())) {
      message =
          "unknown option " + unmatched.getUnmatched().get(0) + "; arguments for java go after --";
    }
    System.err.println("heddle: " + firstLine(message) + " (see heddle --help)");
    return ExitStatus.USAGE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof UsageException || e instanceof InvalidConfigException) {
      System.err.println("heddle: " + firstLine(e.getMessage()));
      if (parsed.hasMatchedOption("--verbose")) {
        e.printStackTrace();
      }
      return ExitStatus.USAGE;
    }
    throw e;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
