package dev.heddle.agent;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.cluster.Entrant;
import dev.heddle.agent.cluster.Handover;
import dev.heddle.agent.cluster.Launch;
import dev.heddle.agent.cluster.ParentWatch;
import dev.heddle.agent.cluster.Rendezvous;
import dev.heddle.agent.cluster.RunningMark;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.cluster.Workers;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.agent.hosts.Hosts;
import dev.heddle.node.ExitStatus;
import dev.heddle.node.process.ClusterStreams;
import dev.heddle.node.stats.StatsReport;
import dev.heddle.node.stats.StatsService;
import dev.heddle.node.threads.MainThread;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.VM;

/** The node that runs main, and the process that starts the others. */
final class RankZero {
  /** What {@code java Main.java} runs; the classes it makes are known to its own loader alone. */
  private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

  private final Config resolved;
  private final HeddleConfig config;
  private final Instrumentation instrumentation;
  private final File jar;
  private final RunReport report;
  private RunOutput output;
  private final RunningMark mark =
      RunningMark.at(System.getProperty(WorkerCommand.RUNNING_MARK_PROPERTY));

  private RankZero(
      Config resolved, HeddleConfig config, Instrumentation instrumentation, File jar) {
    this.resolved = resolved;
    this.config = config;
    this.instrumentation = instrumentation;
    this.jar = jar;
    this.report = new RunReport(config.reporting());
  }

  /** Returns when the cluster is up. */
  static void start(String options, Instrumentation instrumentation, File jar)
      throws IOException, InterruptedException {
    try {
      Config resolved = Settings.resolve(options, jar);
      new RankZero(resolved, ConfigParser.parse(resolved), instrumentation, jar).start();
    } catch (InvalidConfigException e) {
      Fatal.end(ExitStatus.USAGE, e.getMessage(), null);
    }
  }

  private void start() throws IOException, InterruptedException, InvalidConfigException {
    if (System.getProperty("sun.java.command", "").startsWith(SOURCE_LAUNCHER)) {
      throw new InvalidConfigException("compile the source file first; Heddle runs class files");
    }
    Long launcher = Long.getLong(WorkerCommand.LAUNCHER_PROPERTY);
    if (launcher != null) {
      ParentWatch.ofLauncher(launcher, mark, Fatal::orphaned);
    }
    report.check();
    output = RunOutput.open(config);
    MainThread.isCurrent();
    NodeSetup.defineBridge(instrumentation, jar, config);
    if (config.nodes() == 1) {
      NodeSetup.installWeaver(instrumentation, config);
      reportAlone();
    } else {
      startCluster();
    }
  }

  private void startCluster() throws IOException, InterruptedException {
    Hosts hosts = null;
    String address = config.links().host();
    try {
      if (config.hosts().areRemote()) {
        hosts = Hosts.prepare(config, System.getProperty("java.class.path", ""), jar);
        address = hosts.ownAddress(address);
      }
    } catch (ClusterStartException e) {
      Fatal.end(e.exitStatus(), e.getMessage(), null);
    }
    RunKeys keys = RunKeys.create(isEncrypted());
    try (Rendezvous rendezvous = rendezvous(address, keys.secret())) {
      List<Launch> launches = new ArrayList<>();
      List<Handover> handovers = new ArrayList<>();
      for (int rank = 1; rank < config.nodes(); rank++) {
        launches.add(
            hosts == null ? Launch.here(command().forRank(rank)) : hosts.launch(rank, command()));
        String own = hosts == null ? null : hosts.addressOf(rank);
        handovers.add(handover(rank, keys, own, address, rendezvous.port()));
      }
      run(keys, address, rendezvous, Workers.start(launches, handovers, output));
    }
  }

  private void run(RunKeys keys, String address, Rendezvous rendezvous, Workers workers)
      throws IOException, InterruptedException {
    Fatal.beforeHalt(workers::endSsh);
    ClusterEnd end = null;
    try {
      // The other JVMs start meanwhile.
      Weaving weaving = NodeSetup.installWeaver(instrumentation, config);
      Member member =
          Member.bind(
              keys.identity(0, config.nodes()), address, keys.certificate(0), config, weaving);
      List<Entrant> entrants =
          rendezvous.gather(
              config.nodes(),
              member.entrant(),
              config.startTimeoutMillis(),
              workers::checkStarting);
      end = new ClusterEnd(workers, member, output, report, mark);
      member.join(entrants, end, output.observer());
      rendezvous.awaitJoined(config.startTimeoutMillis(), workers::checkStarting);
      end.started();
      workers.reaperNames().forEach(member.node()::ignoreThread);
      member.node().watchMain();
    } catch (ClusterStartException e) {
      workers.kill();
      Fatal.end(e.exitStatus(), e.getMessage(), config.reporting().verbose() ? e : null);
    }
    workers.watch(end);
  }

  /** One node counts nothing: no access leaves it. It has used its processor all the same. */
  private void reportAlone() {
    if (output.isLogged()) {
      ClusterStreams.observe(output.observer());
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  report.write(any -> new StatsService.Gathered(StatsReport.alone(), List.of()));
                  mark.delete();
                },
                "heddle-stats"));
  }

  private static Rendezvous rendezvous(String host, byte[] secret) throws IOException {
    try {
      return new Rendezvous(host, secret);
    } catch (UnknownHostException e) {
      Fatal.end(ExitStatus.USAGE, "heddle.transport.host: unknown host " + host, null);
      throw e;
    } catch (BindException e) {
      Fatal.end(
          ExitStatus.USAGE,
          "heddle.transport.host: cannot listen on " + host + ": " + e.getMessage(),
          null);
      throw e;
    }
  }

  private WorkerCommand command() {
    return new WorkerCommand(
        List.of(VM.getRuntimeArguments()),
        System.getProperty("java.class.path", ""),
        System.getProperty("jdk.module.main"),
        jar);
  }

  /**
   * What the rank is told.
   *
   * @param ownAddress of its host; null for this one
   */
  private Handover handover(
      int rank, RunKeys keys, String ownAddress, String address, int rendezvousPort) {
    return new Handover(
        rank,
        keys.runId(),
        keys.secret(),
        keys.certificate(rank),
        resolved.root().render(ConfigRenderOptions.concise()),
        ownAddress == null ? ProgramProperties.now() : ProgramProperties.withoutPlace(),
        ownAddress == null ? address : ownAddress,
        address,
        rendezvousPort);
  }

  private boolean isEncrypted() {
    try {
      return switch (config.links().tls()) {
        case ALWAYS -> true;
        case NEVER -> false;
        case HOSTS ->
            config.hosts().areRemote()
                || !InetAddress.getByName(config.links().host()).isLoopbackAddress();
      };
    } catch (UnknownHostException e) {
      return true; // said where somebody is to listen there
    }
  }
}
