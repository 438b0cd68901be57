package dev.heddle.agent;

import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.cluster.Handover;
import dev.heddle.agent.cluster.ParentWatch;
import dev.heddle.agent.cluster.Report;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import dev.heddle.transport.session.Identity;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.internal.misc.Signal;

/** A node of rank 1 or more: joins, then serves until rank 0 ends. */
final class WorkerNode {
  /**
   * The terminal sends these to all processes of the run; they are for rank 0, which ends the
   * others when the program's hooks have run.
   */
  private static final List<String> FOR_RANK_ZERO = List.of("INT", "HUP");

  private WorkerNode() {}

  static Runnable start(Instrumentation instrumentation, File jar)
      throws IOException, InterruptedException {
    // Not System.in: that is the program's.
    FileInputStream stdin = new FileInputStream(FileDescriptor.in);
    Handover handover = Handover.readFrom(stdin);
    ParentWatch.overStdin(stdin, Fatal::orphaned);
    try {
      HeddleConfig config = ConfigParser.parse(ConfigFactory.parseString(handover.configuration()));
      join(handover, config, instrumentation, jar);
    } catch (InvalidConfigException e) {
      throw new IllegalStateException("rank 0 has accepted it", e);
    } catch (ClusterStartException e) {
      Fatal.end(e.exitStatus(), e.getMessage(), null);
    }
    return WorkerNode::untilTheRunEnds;
  }

  private static void join(
      Handover handover, HeddleConfig config, Instrumentation instrumentation, File jar)
      throws IOException, InterruptedException, ClusterStartException {
    NodeSetup.defineBridge(instrumentation, jar, config);
    for (String signal : FOR_RANK_ZERO) {
      Signal.handle(new Signal(signal), ignored -> {});
    }
    Weaving weaving = NodeSetup.installWeaver(instrumentation, config);
    Member member =
        Member.bind(
            identity(handover, config),
            handover.bindHost(),
            handover.certificate(),
            config,
            weaving);
    try (Report report = Report.send(handover, member.entrant(), config.startTimeoutMillis())) {
      handover.properties().forEach(System::setProperty);
      member.join(report.entrants(), null, null);
      report.joined();
    } catch (IOException e) {
      throw new ClusterStartException(
          "node "
              + handover.rank()
              + " cannot reach node 0 at "
              + handover.rendezvousHost()
              + ":"
              + handover.rendezvousPort()
              + ": "
              + e.getMessage(),
          ExitStatus.CANNOT_START);
    }
  }

  private static Identity identity(Handover handover, HeddleConfig config) {
    return new Identity(
        handover.rank(), config.nodes(), handover.runId(), handover.secret(), Build.id());
  }

  /** Rank 0 ends this process, by a message or by its own end. */
  private static void untilTheRunEnds() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
