package dev.heddle.launch;

import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.Build;
import dev.heddle.agent.Settings;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code heddle doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    description =
        "Checks that Heddle can run here: java, settings, ports, and a program on 1 and 2"
            + " nodes.")
final class DoctorCommand implements Callable<Integer> {
  private final File jar;
  private boolean failed;

  @Option(names = "--java", paramLabel = "PATH", description = "The JDK or java to check.")
  private Path java;

  DoctorCommand(File jar) {
    this.jar = jar;
  }

  /** One thing that is looked at; its result is what to tell where all is well. */
  private interface Check {
    String run() throws Exception;
  }

  @Override
  public Integer call() throws UsageException {
    JavaInstallation installation =
        java == null ? JavaInstallation.own() : JavaInstallation.at(java);
    check("heddle", () -> Build.id() + " in " + jar);
    check("java", () -> installation.feature() + " at " + installation.executable());
    check("settings", () -> settings().nodes() + " nodes by default");
    check("ports", this::ports);
    SelfTestRun selfTest = new SelfTestRun(installation, jar);
    check("one node", () -> selfTest.run(1));
    check("two nodes", () -> selfTest.run(2));
    return failed ? ExitStatus.CANNOT_START : 0;
  }

  private void check(String what, Check check) {
    String told;
    try {
      told = "ok      " + what + ": " + check.run();
    } catch (Exception e) {
      failed = true;
      told = "FAILED  " + what + ": " + (e.getMessage() == null ? e : e.getMessage());
    }
    System.out.println(told);
  }

  private HeddleConfig settings() throws InvalidConfigException {
    return ConfigParser.parse(
        new ConfigSources()
            .resolve(ConfigFactory.empty(), null, System.getenv(), Settings.directories(jar)));
  }

  private String ports() throws InvalidConfigException, IOException, UsageException {
    HeddleConfig config = settings();
    int base = config.links().port();
    int last = base == 0 ? 0 : base + config.nodes() - 1;
    for (int port = base; port <= last; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getByName(config.links().host()), port));
      } catch (IOException e) {
        throw new UsageException(
            "cannot listen on " + config.links().host() + ":" + port + ": " + e.getMessage());
      }
    }
    return base == 0
        ? "can listen on " + config.links().host()
        : base + " to " + last + " are free on " + config.links().host();
  }
}
