package dev.heddle.transport.simulated;

import dev.heddle.transport.LinkStats;
import dev.heddle.transport.OwnThreads;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Hands each frame to the transport below when its {@link LinkSchedule} says that it would arrive.
 * What lies below is taken to cost nothing: its own time comes on top.
 *
 * <p>The timer is a thread's of its own and not the network thread's: the JDK's selectors wait for
 * whole milliseconds, a parked thread wakes some 60 microseconds after its deadline (Linux's timer
 * slack) and never before it.
 */
public final class DelayedTransport implements Transport {
  private final Transport below;
  private final Line[] lines;
  private final ScheduledThreadPoolExecutor timer;

  public DelayedTransport(Transport below, LinkCost cost) {
    this.below = below;
    this.lines =
        IntStream.range(0, below.nodeCount())
            .mapToObj(peer -> new Line(peer, new LinkSchedule(cost)))
            .toArray(Line[]::new);
    this.timer = new ScheduledThreadPoolExecutor(1, task -> thread(below.rank(), task));
    // What is sent after the end is dropped, as below.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  private static Thread thread(int rank, Runnable task) {
    Thread thread = new Thread(OwnThreads.group(), task, "heddle-link-" + rank);
    thread.setDaemon(true);
    // Else the application's loader would be kept.
    thread.setContextClassLoader(DelayedTransport.class.getClassLoader());
    return thread;
  }

  @Override
  public int rank() {
    return below.rank();
  }

  @Override
  public int nodeCount() {
    return below.nodeCount();
  }

  @Override
  public void start(Listener listener) throws TransportException, InterruptedException {
    below.start(listener);
  }

  @Override
  public void send(int to, byte[] frame) {
    lines[to].send(frame);
  }

  /** What is on its way to one peer. */
  private final class Line {
    private final int peer;
    private final LinkSchedule schedule;
    private final Queue<byte[]> frames = new ConcurrentLinkedQueue<>();

    Line(int peer, LinkSchedule schedule) {
      this.peer = peer;
      this.schedule = schedule;
    }

    synchronized void send(byte[] frame) {
      long nowNanos = System.nanoTime();
      long delayNanos = schedule.arrivalNanos(nowNanos, frame.length) - nowNanos;
      frames.add(frame);
      var unused = timer.schedule(this::handDown, delayNanos, TimeUnit.NANOSECONDS);
    }

    /**
     * The timer reads the clock anew, so that of two frames close together the later one's deadline
     * may come first. It is the first frame that goes then, whose time has come as well.
     */
    private void handDown() {
      below.send(peer, frames.remove());
    }
  }

  @Override
  public LinkStats stats(int peer) {
    return below.stats(peer);
  }

  @Override
  public void removeTraces() {
    below.removeTraces();
  }

  @Override
  public void close(long graceMillis) {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
    timer.shutdown(); // what was sent is still handed down, each frame in its time
    try {
      boolean unused = timer.awaitTermination(graceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
    long leftNanos = Math.max(0, deadlineNanos - System.nanoTime());
    below.close(TimeUnit.NANOSECONDS.toMillis(leftNanos));
  }
}
