package dev.heddle.node.stats;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Answers with this node's counters, and gathers those of all at rank 0. */
public final class StatsService {
  private final ServiceBus bus;
  private final Supplier<NodeStats> local;

  /**
   * What was gathered.
   *
   * @param missing one line for each node that did not answer
   */
  public record Gathered(StatsReport report, List<String> missing) {}

  /** Registers with the bus; before the first message. */
  public StatsService(ServiceBus bus, Supplier<NodeStats> local) {
    this.bus = bus;
    this.local = local;
    bus.on(ServiceKind.STATS, Runnable::run, request -> request.reply(local.get().encode(), false));
  }

  /**
   * Asks all nodes; a node that is lost, or has not answered in time, is left out by name.
   *
   * @param timeoutMillis for all answers together: the end of a run must not hang on its numbers
   */
  public Gathered gather(long timeoutMillis) {
    List<CompletableFuture<byte[]>> answers = new ArrayList<>();
    for (int rank = 0; rank < bus.nodeCount(); rank++) {
      answers.add(
          rank == bus.rank() ? null : bus.askLater(rank, ServiceKind.STATS, Payload.EMPTY, false));
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    List<NodeStats> nodes = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int rank = 0; rank < answers.size(); rank++) {
      if (answers.get(rank) == null) {
        nodes.add(local.get());
      } else {
        try {
          nodes.add(NodeStats.decode(ByteBuffer.wrap(await(answers.get(rank), deadline))));
        } catch (ExecutionException e) {
          missing.add(line(rank, e.getCause().getMessage()));
        } catch (TimeoutException e) {
          missing.add(line(rank, "no answer within " + timeoutMillis + " ms"));
        }
      }
    }
    return new Gathered(new StatsReport(nodes), missing);
  }

  private static String line(int rank, String why) {
    return "heddle: no counters of node " + rank + ": " + why;
  }

  /** Interrupts are kept for later: the run is ending. */
  private static byte[] await(CompletableFuture<byte[]> answer, long deadline)
      throws ExecutionException, TimeoutException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
