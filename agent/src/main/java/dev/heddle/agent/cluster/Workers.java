package dev.heddle.agent.cluster;

import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The processes of ranks 1 to n - 1, started and watched by rank 0. */
public final class Workers {
  private static final long END_GRACE_MILLIS = 5_000;

  /** Told once, when a rank ends that should not; on a thread of its own. */
  public interface Listener {
    void lost(int rank, int exitStatus, String line);
  }

  private final List<WorkerProcess> processes = new ArrayList<>();
  private volatile boolean ending;

  private Workers() {}

  /** Starts all; they report to the rendezvous by themselves. */
  public static Workers start(
      WorkerCommand command, List<Handover> handovers, Consumer<String> printer)
      throws IOException {
    Workers workers = new Workers();
    try {
      for (Handover handover : handovers) {
        workers.processes.add(
            WorkerProcess.start(command.forRank(handover.rank()), handover, printer));
      }
    } catch (IOException e) {
      workers.kill();
      throw e;
    }
    return workers;
  }

  /** While the ranks start: fails as soon as one has ended. */
  public void checkStarting() throws ClusterStartException {
    for (WorkerProcess process : processes) {
      if (!process.isAlive()) {
        try {
          int status = process.awaitExit();
          process.showTail();
          throw new ClusterStartException(
              process.name() + " " + ExitText.of(status) + " before the cluster was up",
              statusOfRun(status));
        } catch (InterruptedException e) {
          throw new ClusterStartException("interrupted while the nodes were starting");
        }
      }
    }
  }

  /**
   * The JDK's threads that wait in native code for the end of these processes, which is the end of
   * the run.
   */
  public List<String> reaperNames() {
    return processes.stream().map(process -> "process reaper (pid " + process.pid() + ")").toList();
  }

  /** From now on an end that nobody asked for goes to {@code listener}. */
  public void watch(Listener listener) {
    for (WorkerProcess process : processes) {
      process.showOutput();
      Thread thread = new Thread(() -> watch(process, listener), "heddle-watch-" + process.rank());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void watch(WorkerProcess process, Listener listener) {
    try {
      int status = process.awaitExit();
      if (!ending) {
        listener.lost(
            process.rank(),
            statusOfRun(status),
            process.name() + " " + ExitText.of(status) + "; the run ends");
      }
    } catch (InterruptedException e) {
      // Nobody here interrupts this thread; who does wants it to end.
    }
  }

  /** A status of Heddle's own has a cause that the node itself has told; it is the run's. */
  private static int statusOfRun(int status) {
    return status >= ExitStatus.CANNOT_WEAVE && status <= ExitStatus.CANNOT_START
        ? status
        : ExitStatus.NODE_LOST;
  }

  /** From now on the end of a rank is no loss. */
  public void expectEnd() {
    ending = true;
  }

  /** Ends all ranks: lets them go first, forces those that stay. */
  public void end() throws InterruptedException {
    expectEnd();
    processes.forEach(WorkerProcess::release);
    for (WorkerProcess process : processes) {
      process.end(END_GRACE_MILLIS);
    }
  }

  /** Ends all ranks at once. */
  public void kill() {
    expectEnd();
    processes.forEach(WorkerProcess::kill);
  }
}
