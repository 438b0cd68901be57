package dev.heddle.transport.inprocess;

import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Transport;
import dev.heddle.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

/** One node's end of an {@link InProcessNetwork}. */
public final class InProcessTransport implements Transport {
  private static final long START_TIMEOUT_MILLIS = 60_000;

  private final InProcessNetwork network;
  private final int rank;
  private final int nodeCount;
  private final SharedLink[] outgoing;
  private final LinkPump[] incoming;
  private final AtomicLongArray framesOut;
  private final AtomicLongArray bytesOut;
  private final AtomicBoolean closed = new AtomicBoolean();

  InProcessTransport(InProcessNetwork network, int rank) {
    this.network = network;
    this.rank = rank;
    this.nodeCount = network.nodeCount();
    this.outgoing = new SharedLink[nodeCount];
    this.incoming = new LinkPump[nodeCount];
    this.framesOut = new AtomicLongArray(nodeCount);
    this.bytesOut = new AtomicLongArray(nodeCount);
    for (int peer = 0; peer < nodeCount; peer++) {
      outgoing[peer] = network.link(rank, peer);
    }
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int nodeCount() {
    return nodeCount;
  }

  @Override
  public void start(Listener listener) throws TransportException, InterruptedException {
    List<LinkPump> pumps = new ArrayList<>();
    for (int peer = 0; peer < nodeCount; peer++) {
      if (peer != rank) {
        incoming[peer] = new LinkPump(peer, network.link(peer, rank), whileOpen(listener));
        pumps.add(incoming[peer]);
      }
    }
    if (network.delivery() == InProcessNetwork.Delivery.THREAD_PER_LINK) {
      for (LinkPump pump : pumps) {
        startThread(List.of(pump), rank + "-from-" + pump.from());
      }
    } else if (!pumps.isEmpty()) {
      startThread(pumps, Integer.toString(rank));
    }
    network.started().countDown();
    if (!network.started().await(START_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new TransportException(
          network.started().getCount() + " of " + nodeCount + " nodes did not start");
    }
  }

  private Listener whileOpen(Listener listener) {
    return new Listener() {
      @Override
      public void received(int from, byte[] frame) {
        if (!closed.get()) {
          listener.received(from, frame);
        }
      }

      @Override
      public void lost(int peer, String reason) {
        if (!closed.get()) {
          listener.lost(peer, reason);
        }
      }
    };
  }

  private void startThread(List<LinkPump> pumps, String name) {
    Thread thread = new Thread(() -> pump(pumps), "heddle-inprocess-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(List<LinkPump> pumps) {
    try {
      while (!closed.get()) {
        long nextNanos = LinkPump.NEVER;
        for (LinkPump pump : pumps) {
          nextNanos = Math.min(nextNanos, pump.deliverDue());
        }
        // All links of one pump share one signal.
        pumps.get(0).await(nextNanos);
      }
    } catch (InterruptedException e) {
      // Nobody here interrupts this thread; who does wants it to end.
    }
  }

  @Override
  public void send(int to, byte[] frame) {
    if (to == rank) {
      throw new AssertionError("a frame to oneself");
    }
    if (closed.get()) {
      return;
    }
    framesOut.incrementAndGet(to);
    bytesOut.addAndGet(to, frame.length);
    // The receiver owns its array and the same frame may go to several peers.
    outgoing[to].put(frame.clone());
  }

  @Override
  public LinkStats stats(int peer) {
    LinkPump in = incoming[peer];
    return new LinkStats(
        framesOut.get(peer),
        bytesOut.get(peer),
        in == null ? 0 : in.framesIn.sum(),
        in == null ? 0 : in.bytesIn.sum(),
        0,
        0);
  }

  @Override
  public void close(long graceMillis) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (int peer = 0; peer < nodeCount; peer++) {
      if (peer != rank) {
        outgoing[peer].finish("node " + rank + " left the run");
      }
    }
    for (LinkPump pump : incoming) {
      if (pump != null) {
        pump.wake();
      }
    }
  }
}
