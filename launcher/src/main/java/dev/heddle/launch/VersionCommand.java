package dev.heddle.launch;

import dev.heddle.agent.Build;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code heddle version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    description = "Prints the version of Heddle and of Java.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
  @Override
  public Integer call() {
    for (String line : getVersion()) {
      System.out.println(line);
    }
    return 0;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "heddle " + Build.id(),
      "java " + System.getProperty("java.version") + " " + System.getProperty("java.home")
    };
  }
}
