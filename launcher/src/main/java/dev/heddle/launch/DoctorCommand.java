package dev.heddle.launch;

import java.io.File;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code heddle doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    description = "Checks that Heddle can run here.")
final class DoctorCommand implements Callable<Integer> {
  private final File jar;

  DoctorCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() {
    System.out.println(jar);
    return 0;
  }
}
