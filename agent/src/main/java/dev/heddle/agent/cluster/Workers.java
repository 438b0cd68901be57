package dev.heddle.agent.cluster;

import dev.heddle.node.ExitStatus;
import dev.heddle.transport.OwnThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** The processes of ranks 1 to n - 1, started and watched by rank 0. */
public final class Workers {
  private static final long END_GRACE_MILLIS = 5_000;

  /** How lines of Heddle's own begin. */
  public static final String OWN_LINE = "heddle: ";

  /** What the processes print by themselves. */
  public interface Output {
    /** A line for the user. */
    void show(String line);

    /** Any line of a rank's process, as it is. */
    void printed(int rank, String line);
  }

  /** Told once, when a rank ends that should not; on a thread of its own. */
  public interface Listener {
    /**
     * The rank has ended.
     *
     * @param line for the user; null where the rank has told the cause itself
     */
    void lost(int rank, int exitStatus, String line);
  }

  private final List<WorkerProcess> processes = new ArrayList<>();
  private final Output output;
  private final AtomicBoolean causeTold = new AtomicBoolean();
  private volatile boolean ending;

  private Workers(Output output) {
    this.output = output;
  }

  /**
   * Starts all; they report to the rendezvous by themselves.
   *
   * @param launches for the ranks from 1
   */
  public static Workers start(List<Launch> launches, List<Handover> handovers, Output output)
      throws IOException {
    Workers workers = new Workers(output);
    try {
      for (int i = 0; i < launches.size(); i++) {
        workers.processes.add(
            WorkerProcess.start(launches.get(i), handovers.get(i), workers.new Lines()));
      }
    } catch (IOException e) {
      workers.kill();
      throw e;
    }
    return workers;
  }

  /** A line of Heddle's own tells why a rank ends; the first is the cause, the others follow. */
  private final class Lines implements Output {
    @Override
    public void show(String line) {
      if (!line.startsWith(OWN_LINE) || tellCause()) {
        output.show(line);
      }
    }

    @Override
    public void printed(int rank, String line) {
      output.printed(rank, line);
    }
  }

  /** {@code node 1}, or {@code node 1 on b}. */
  public String placeOf(int rank) {
    return processes.get(rank - 1).place();
  }

  /** False where a rank has told why the run ends; what others say from now on follows from it. */
  public boolean tellCause() {
    return causeTold.compareAndSet(false, true);
  }

  /** What to say of a rank that has ended with {@code status}; null where it has told itself. */
  private String lineOf(WorkerProcess process, int status, String rest) {
    return isOwn(status) && causeTold.get()
        ? null
        : process.name() + " " + process.endOf(status) + rest;
  }

  /** While the ranks start: fails as soon as one has ended. */
  public void checkStarting() throws ClusterStartException {
    for (WorkerProcess process : processes) {
      if (!process.isAlive()) {
        try {
          int status = process.awaitExit();
          process.showTail();
          throw new ClusterStartException(
              lineOf(process, status, " before the cluster was up"), statusOfRun(status));
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
      Thread thread =
          new Thread(
              OwnThreads.group(), () -> watch(process, listener), "heddle-watch-" + process.rank());
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void watch(WorkerProcess process, Listener listener) {
    try {
      int status = process.awaitExit();
      if (!ending) {
        listener.lost(
            process.rank(), statusOfRun(status), lineOf(process, status, "; the run ends"));
      }
    } catch (InterruptedException e) {
      // Nobody here interrupts this thread; who does wants it to end.
    }
  }

  /** A status of Heddle's own has a cause that the node itself has told; it is the run's. */
  private static int statusOfRun(int status) {
    return isOwn(status) ? status : ExitStatus.NODE_LOST;
  }

  /** By the ranks that have ended; after {@link #end}. */
  public int statusOfRun() {
    return processes.stream()
        .map(WorkerProcess::exitStatus)
        .flatMapToInt(OptionalInt::stream)
        .filter(Workers::isOwn)
        .findFirst()
        .orElse(ExitStatus.NODE_LOST);
  }

  private static boolean isOwn(int status) {
    return status == ExitStatus.USAGE
        || (status >= ExitStatus.CANNOT_WEAVE && status <= ExitStatus.CANNOT_START);
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

  /** Where the links are cut ssh would wait for the host; its end is the end of the node there. */
  public void endSsh() {
    processes.stream().filter(WorkerProcess::isRemote).forEach(WorkerProcess::kill);
  }

  /** Ends all ranks at once. */
  public void kill() {
    expectEnd();
    processes.forEach(WorkerProcess::kill);
  }
}
