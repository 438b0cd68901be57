package dev.heddle.agent;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.cluster.Handover;
import dev.heddle.agent.cluster.ParentWatch;
import dev.heddle.agent.cluster.Rendezvous;
import dev.heddle.agent.cluster.RunningMark;
import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.cluster.Workers;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import dev.heddle.node.process.LeaderProcess;
import dev.heddle.node.stats.NodeStats;
import dev.heddle.node.stats.StatsReport;
import dev.heddle.node.stats.StatsService;
import dev.heddle.node.threads.MainThread;
import dev.heddle.transport.session.Identity;
import dev.heddle.transport.tls.Authority;
import dev.heddle.transport.tls.NodeCertificate;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jdk.internal.misc.VM;

/** The node that runs main, and the process that starts the others. */
final class RankZero {
  private static final int SECRET_BYTES = 32;
  private static final int RUN_ID_BYTES = 6;

  /** What {@code java Main.java} runs; the classes it makes are known to its own loader alone. */
  private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

  private final Config resolved;
  private final HeddleConfig config;
  private final Instrumentation instrumentation;
  private final File jar;
  private final RunReport report;
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
      ParentWatch.ofLauncher(launcher, mark);
    }
    report.check();
    MainThread.isCurrent();
    NodeSetup.defineBridge(instrumentation, jar, config.nodes());
    if (config.nodes() == 1) {
      NodeSetup.installWeaver(instrumentation, config);
      reportAlone();
    } else {
      startCluster();
    }
  }

  private void startCluster() throws IOException, InterruptedException {
    byte[] secret = random(SECRET_BYTES);
    String runId = HexFormat.of().formatHex(random(RUN_ID_BYTES));
    try (Rendezvous rendezvous = rendezvous(secret)) {
      Authority authority = isEncrypted() ? new Authority() : null;
      Workers workers =
          Workers.start(
              command(),
              handovers(runId, secret, authority, rendezvous.port()),
              Fatal::printWorkerLine);
      try {
        // The other JVMs start meanwhile.
        Weaving weaving = NodeSetup.installWeaver(instrumentation, config);
        Member member =
            Member.bind(
                new Identity(0, config.nodes(), runId, secret, Build.id()),
                certificate(authority, 0),
                config,
                weaving);
        List<String> addresses =
            rendezvous.gather(
                config.nodes(),
                member.address(),
                config.startTimeoutMillis(),
                workers::checkStarting);
        member.join(addresses, new End(workers, member, report, mark));
        workers.reaperNames().forEach(member.node()::ignoreThread);
        member.node().watchMain(Thread.currentThread());
      } catch (ClusterStartException e) {
        workers.kill();
        Fatal.end(e.exitStatus(), e.getMessage(), config.reporting().verbose() ? e : null);
      }
      workers.watch((rank, status, line) -> Fatal.end(status, line, null));
    }
  }

  /** One node counts nothing: no access leaves it. The numbers are asked for all the same. */
  private void reportAlone() {
    StatsService.Gathered nothing =
        new StatsService.Gathered(new StatsReport(List.of(new NodeStats(0, Map.of()))), List.of());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  report.write(any -> nothing);
                  mark.delete();
                },
                "heddle-stats"));
  }

  /** What ends with the run is no loss. */
  private record End(Workers workers, Member member, RunReport report, RunningMark mark)
      implements LeaderProcess.EndListener {
    @Override
    public void aborting() {
      workers.expectEnd();
    }

    @Override
    public void beforeEnd() {
      workers.expectEnd();
      report.write(member.node()::gatherStats);
    }

    @Override
    public void afterEnd() {
      try {
        workers.end();
      } catch (InterruptedException e) {
        workers.kill();
      }
      mark.delete();
    }
  }

  private Rendezvous rendezvous(byte[] secret) throws IOException {
    String host = config.links().host();
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

  private List<Handover> handovers(
      String runId, byte[] secret, Authority authority, int rendezvousPort) {
    String settings = resolved.root().render(ConfigRenderOptions.concise());
    List<Handover> handovers = new ArrayList<>();
    for (int rank = 1; rank < config.nodes(); rank++) {
      handovers.add(
          new Handover(
              rank,
              runId,
              secret,
              certificate(authority, rank),
              settings,
              ProgramProperties.now(),
              config.links().host(),
              rendezvousPort));
    }
    return handovers;
  }

  private static NodeCertificate certificate(Authority authority, int rank) {
    return authority == null ? null : authority.issue(rank);
  }

  private boolean isEncrypted() throws UnknownHostException {
    return switch (config.links().tls()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case HOSTS -> !InetAddress.getByName(config.links().host()).isLoopbackAddress();
    };
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return random;
  }
}
