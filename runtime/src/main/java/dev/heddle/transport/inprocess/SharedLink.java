package dev.heddle.transport.inprocess;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One direction of one link: a view over JDK objects that live in the shared map, so that sender
 * and receiver may be in different class loaders.
 *
 * @param queue entries {@code {Long dueNanos, byte[] frame}}, or {@code {Long, String reason}} as
 *     the last one
 * @param signal released after each change; the receiving thread waits for it. One per link, or one
 *     shared by all links into a node
 * @param state {@link #OPEN}, {@link #PAUSED} or why the link was cut
 */
record SharedLink(
    Queue<Object[]> queue, Semaphore signal, AtomicLong delayNanos, AtomicReference<String> state) {
  static final String OPEN = "";
  static final String PAUSED = "paused";

  static SharedLink create(Map<String, Object> shared, int from, int to, Semaphore signal) {
    SharedLink link =
        new SharedLink(
            new ConcurrentLinkedQueue<>(), signal, new AtomicLong(), new AtomicReference<>(OPEN));
    String key = key(from, to);
    shared.put("queue " + key, link.queue);
    shared.put("signal " + key, link.signal);
    shared.put("delay " + key, link.delayNanos);
    shared.put("state " + key, link.state);
    return link;
  }

  // The map's types are fixed by create() above, in whichever loader it ran.
  @SuppressWarnings("unchecked")
  static SharedLink attach(Map<String, Object> shared, int from, int to) {
    String key = key(from, to);
    return new SharedLink(
        (Queue<Object[]>) shared.get("queue " + key),
        (Semaphore) shared.get("signal " + key),
        (AtomicLong) shared.get("delay " + key),
        (AtomicReference<String>) shared.get("state " + key));
  }

  private static String key(int from, int to) {
    return from + ">" + to;
  }

  void put(byte[] frame) {
    queue.add(new Object[] {System.nanoTime() + delayNanos.get(), frame});
    signal.release();
  }

  /** The sender is done: the receiver sees {@code reason} after the frames sent before. */
  void finish(String reason) {
    queue.add(new Object[] {System.nanoTime() + delayNanos.get(), reason});
    signal.release();
  }

  void setState(String newState) {
    state.updateAndGet(old -> isCut(old) ? old : newState);
    signal.release();
  }

  static boolean isCut(String state) {
    return !state.equals(OPEN) && !state.equals(PAUSED);
  }
}
