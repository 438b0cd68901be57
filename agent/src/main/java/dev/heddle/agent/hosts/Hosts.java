package dev.heddle.agent.hosts;

import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.cluster.Launch;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.HostSpec;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where each rank is, and how it is started there. */
public final class Hosts {
  /**
   * Arguments: directory, java and what it is given. Variables come first on stdin, one a line, up
   * to an empty one; {@code read} takes no byte more, so the handover behind them is java's. The
   * shell stays, since ssh has no status of its own for a command that a signal ends, and keeps
   * quiet about it: dash would say so on the stderr of the command itself, but for the subshell.
   */
  private static final String START =
      """
      while IFS= read -r variable && [ -n "$variable" ]; do export "$variable"; done
      cd "$1" 2>/dev/null || cd
      shift
      unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS
      exec 3>&2 2>/dev/null
      ( exec "$@" 2>&3 3>&- )
      exit $?
      """;

  private final HeddleConfig config;
  private final SshCommand ssh;

  /** By rank; null for this machine. */
  private final List<RemoteHost> places;

  private final TravellingJar heddle;
  private final String classPath;

  private Hosts(
      HeddleConfig config,
      SshCommand ssh,
      List<RemoteHost> places,
      TravellingJar heddle,
      List<TravellingJar> jars) {
    this.config = config;
    this.ssh = ssh;
    this.places = places;
    this.heddle = heddle;
    this.classPath =
        jars.stream().map(jar -> "%s/" + jar.hash() + ".jar").collect(Collectors.joining(":"));
  }

  /**
   * Asks all hosts, brings them what they lack, and fails with a line for each that cannot take
   * part.
   *
   * @param classPath of the program
   * @param heddleJar this one
   */
  public static Hosts prepare(HeddleConfig config, String classPath, File heddleJar)
      throws ClusterStartException, IOException, InterruptedException {
    SshCommand command = new SshCommand(config.hosts().ssh(), config.graceMillis());
    Path scratch = Files.createTempDirectory("heddle-jars-");
    try {
      TravellingJar heddle = TravellingJar.of(heddleJar.toPath(), scratch);
      List<TravellingJar> jars = new ArrayList<>();
      for (Path element : classPath.isEmpty() ? List.<Path>of() : ClassPathFiles.of(classPath)) {
        jars.add(TravellingJar.of(element, scratch));
      }
      List<RemoteHost> ready =
          new Preparation(config.hosts(), new Ssh(command), heddle, jars).all();
      return new Hosts(config, command, places(config, ready), heddle, jars);
    } finally {
      try (Stream<Path> files = Files.list(scratch)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  /** Rank 0 here, then the ranks of this machine, then those of the hosts as they are listed. */
  private static List<RemoteHost> places(HeddleConfig config, List<RemoteHost> ready) {
    List<RemoteHost> places = new ArrayList<>();
    int remote = ready.stream().mapToInt(host -> host.spec().slots()).sum();
    for (int here = config.nodes() - remote; here > 0; here--) {
      places.add(null);
    }
    for (RemoteHost host : ready) {
      for (int slot = 0; slot < host.spec().slots(); slot++) {
        places.add(host);
      }
    }
    return places;
  }

  /**
   * Where rank 0 listens: as the user says, or by the address from which the hosts were reached.
   */
  public String ownAddress(String given) throws ClusterStartException, UnknownHostException {
    List<String> seen =
        places.stream()
            .filter(place -> place != null)
            .map(RemoteHost::callerAddress)
            .distinct()
            .toList();
    if (!InetAddress.getByName(given).isLoopbackAddress()) {
      return given;
    }
    if (seen.size() > 1) {
      throw new ClusterStartException(
          "the hosts see this machine under several addresses, "
              + String.join(" and ", seen)
              + ": name the one that all can reach with --set transport.host=ADDRESS");
    }
    return seen.get(0);
  }

  /** Where the rank listens; null for where rank 0 does. */
  public String addressOf(int rank) {
    return places.get(rank) == null ? null : places.get(rank).address();
  }

  /** How the rank is started. */
  public Launch launch(int rank, WorkerCommand command) throws IOException {
    RemoteHost host = places.get(rank);
    if (host == null) {
      return Launch.here(command.forRank(rank));
    }
    String agent = host.cached(heddle.hash());
    List<String> arguments = new ArrayList<>();
    arguments.add(Path.of("").toAbsolutePath().toString());
    arguments.add(host.java());
    arguments.addAll(ProgramSurroundings.options());
    arguments.addAll(command.arguments(rank, agent, classPath.replace("%s", host.cache())));
    byte[] variables =
        ProgramSurroundings.variables(System.getenv(), config.hosts().environment())
            .getBytes(StandardCharsets.UTF_8);
    HostSpec spec = host.spec();
    return new Launch(ssh.run(spec, START, arguments), variables, spec.target());
  }
}
