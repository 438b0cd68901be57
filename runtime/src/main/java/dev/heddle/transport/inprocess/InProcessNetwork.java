package dev.heddle.transport.inprocess;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * n endpoints in one JVM, FIFO per link. Nodes in other class loaders {@link #attach} to {@link
 * #shared()}. The fault hooks act at once on all endpoints.
 */
public final class InProcessNetwork {
  /** Which thread calls the listener. */
  public enum Delivery {
    /** One thread per node: its listener is never called concurrently. */
    THREAD_PER_NODE,
    /** One thread per incoming link, as several connections would. */
    THREAD_PER_LINK
  }

  private static final String NODES = "nodes";
  private static final String DELIVERY = "delivery";
  private static final String STARTED = "started";

  private final Map<String, Object> shared;

  private InProcessNetwork(Map<String, Object> shared) {
    this.shared = shared;
  }

  public static InProcessNetwork create(int nodeCount, Delivery delivery) {
    if (nodeCount < 1) {
      throw new IllegalArgumentException("nodeCount " + nodeCount);
    }
    Map<String, Object> shared = new ConcurrentHashMap<>();
    shared.put(NODES, nodeCount);
    shared.put(DELIVERY, delivery.name());
    shared.put(STARTED, new CountDownLatch(nodeCount));
    for (int to = 0; to < nodeCount; to++) {
      Semaphore ofNode = new Semaphore(0);
      for (int from = 0; from < nodeCount; from++) {
        boolean perNode = delivery == Delivery.THREAD_PER_NODE;
        SharedLink.create(shared, from, to, perNode ? ofNode : new Semaphore(0));
      }
    }
    return new InProcessNetwork(shared);
  }

  /** Joins a network made in any class loader; {@code shared} is its {@link #shared()}. */
  @SuppressWarnings("unchecked") // made by create(), JDK types only
  public static InProcessNetwork attach(Object shared) {
    return new InProcessNetwork((Map<String, Object>) shared);
  }

  /** JDK types only: may be handed to another class loader. */
  public Object shared() {
    return shared;
  }

  public int nodeCount() {
    return (Integer) shared.get(NODES);
  }

  /** The endpoint of a node; ask once per rank. */
  public InProcessTransport endpoint(int rank) {
    if (rank < 0 || rank >= nodeCount()) {
      throw new IllegalArgumentException("rank " + rank + " of " + nodeCount());
    }
    return new InProcessTransport(this, rank);
  }

  /** Frames sent from now on take this long; order per link stays. */
  public void delay(int from, int to, long delayMillis) {
    link(from, to).delayNanos().set(TimeUnit.MILLISECONDS.toNanos(delayMillis));
  }

  /** Holds the frames of one direction back, those on their way too, until {@link #resume}. */
  public void pause(int from, int to) {
    link(from, to).setState(SharedLink.PAUSED);
  }

  public void resume(int from, int to) {
    link(from, to).setState(SharedLink.OPEN);
  }

  /** Ends the link between two nodes for good; frames on their way are lost. */
  public void cut(int a, int b, String reason) {
    if (!SharedLink.isCut(reason)) {
      throw new IllegalArgumentException("a cut needs a reason");
    }
    link(a, b).setState(reason);
    link(b, a).setState(reason);
  }

  /** As if the process of {@code rank} had been killed: all its links are cut. */
  public void crash(int rank) {
    for (int peer = 0; peer < nodeCount(); peer++) {
      if (peer != rank) {
        cut(rank, peer, "node " + rank + " crashed");
      }
    }
  }

  SharedLink link(int from, int to) {
    return SharedLink.attach(shared, from, to);
  }

  Delivery delivery() {
    return Delivery.valueOf((String) shared.get(DELIVERY));
  }

  CountDownLatch started() {
    return (CountDownLatch) shared.get(STARTED);
  }
}
