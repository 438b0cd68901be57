package dev.heddle.node.service;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Service buses of several nodes in one JVM. Each node has a thread that delivers in order, as its
 * loop would, and workers named after it.
 */
public final class FakeCluster implements AutoCloseable {
  /** What the services reported as fatal. */
  public final List<String> fatal = new CopyOnWriteArrayList<>();

  /** Messages that were sent as a release. */
  public final List<String> releases = new CopyOnWriteArrayList<>();

  public final List<ServiceBus> buses = new ArrayList<>();
  public final List<ExecutorService> workers = new ArrayList<>();
  private final Set<Integer> stopped = ConcurrentHashMap.newKeySet();
  private final List<ExecutorService> loops = new ArrayList<>();

  public FakeCluster(int nodeCount) {
    for (int rank = 0; rank < nodeCount; rank++) {
      String name = "heddle-" + rank;
      loops.add(Executors.newSingleThreadExecutor(task -> new Thread(task, name + "-loop")));
      workers.add(Executors.newCachedThreadPool(task -> new Thread(task, name + "-worker")));
      buses.add(
          new ServiceBus(new Link(rank, nodeCount), (line, status) -> fatal.add(line + status)));
    }
  }

  private final class Link implements ServiceLink {
    private final int rank;
    private final int nodeCount;

    Link(int rank, int nodeCount) {
      this.rank = rank;
      this.nodeCount = nodeCount;
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
    public void send(int to, byte[] body, boolean release) {
      if (release) {
        releases.add(rank + ">" + to + " " + ServiceKind.of(ByteBuffer.wrap(body).get()));
      }
      if (!stopped.contains(to)) {
        loops.get(to).execute(() -> buses.get(to).deliver(rank, body));
      }
    }
  }

  /** The node receives nothing any more. */
  public void stopLoop(int rank) {
    stopped.add(rank);
  }

  @Override
  public void close() {
    loops.forEach(ExecutorService::shutdownNow);
    workers.forEach(ExecutorService::shutdownNow);
  }
}
