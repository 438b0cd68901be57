package dev.heddle.agent;

import dev.heddle.agent.cluster.RunningMark;
import dev.heddle.agent.cluster.Workers;
import dev.heddle.node.process.LeaderProcess;
import dev.heddle.node.process.Loss;
import java.util.concurrent.CountDownLatch;

/** How a run of several nodes ends, on rank 0: what ends with the run is no loss. */
final class ClusterEnd implements LeaderProcess.EndListener, Workers.Listener {
  /** A terminal that blocks does not keep a lost run alive. */
  private static final long FLUSH_MILLIS = 1_000;

  private final Workers workers;
  private final Member member;
  private final RunOutput output;
  private final RunReport report;
  private final RunningMark mark;
  private final CountDownLatch started = new CountDownLatch(1);

  ClusterEnd(Workers workers, Member member, RunOutput output, RunReport report, RunningMark mark) {
    this.workers = workers;
    this.member = member;
    this.output = output;
    this.report = report;
    this.mark = mark;
  }

  /** The cluster is up. */
  void started() {
    started.countDown();
  }

  /** The process of a rank has ended. */
  @Override
  public void lost(int rank, int exitStatus, String line) {
    member.node().flushOutput(FLUSH_MILLIS);
    Fatal.end(exitStatus, output.lost(rank, line), null);
  }

  /** The link to a rank is down. */
  @Override
  public String aborting(Loss loss) {
    try {
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.expectEnd();
    if (!workers.tellCause()) {
      return null;
    }
    String cause = loss.text(workers.placeOf(loss.rank()));
    output.printed(0, Workers.OWN_LINE + cause);
    return output.lost(loss.rank(), cause);
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

  @Override
  public int abortStatus() {
    return workers.statusOfRun();
  }
}
