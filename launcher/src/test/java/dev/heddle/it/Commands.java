package dev.heddle.it;

import dev.heddle.apps.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands a user would type, against the jars this build made. */
final class Commands {
  private static final Path HEDDLE_JAR = Path.of(System.getProperty("heddle.jar"));
  private static final Path APPS_JAR = Path.of(System.getProperty("test.apps.jar"));

  private Commands() {}

  static List<String> plain(Catalogue.Entry entry) {
    List<String> command = new ArrayList<>(List.of(ProcessRun.java()));
    command.addAll(program(entry));
    return command;
  }

  /** {@code heddle run <options> -- -cp test-apps.jar Main args}. */
  static List<String> heddle(List<String> options, Catalogue.Entry entry) {
    return heddle(options, program(entry));
  }

  static List<String> heddle(List<String> options, List<String> program) {
    List<String> command = new ArrayList<>(List.of(ProcessRun.java()));
    command.addAll(StartOptions.LAUNCHER);
    command.addAll(List.of("-jar", HEDDLE_JAR.toString(), "run"));
    command.addAll(options);
    command.add("--");
    command.addAll(StartOptions.NODE);
    command.addAll(program);
    return command;
  }

  private static List<String> program(Catalogue.Entry entry) {
    return program(entry.mainClass(), entry.smallArgs());
  }

  static List<String> program(String mainClass, String arguments) {
    return program(mainClass, arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
  }

  /** Assertions of the program and of Heddle are on in tests. */
  private static List<String> program(String mainClass, List<String> arguments) {
    List<String> program = new ArrayList<>(List.of("-ea", "-cp", APPS_JAR.toString(), mainClass));
    program.addAll(arguments);
    return program;
  }
}
