package dev.heddle.cluster;

import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.ProcessHooks;
import dev.heddle.heap.ClassResolver;
import dev.heddle.node.Node;
import dev.heddle.node.NodeConfig;
import dev.heddle.node.NodeOptions;
import dev.heddle.node.SeparateProcess;
import dev.heddle.node.threads.Capacity;
import dev.heddle.node.threads.MainThread;
import dev.heddle.node.threads.Placements;
import dev.heddle.protocol.ProtocolStats;
import dev.heddle.sync.NodeStoppedError;
import dev.heddle.transport.Transport;
import dev.heddle.transport.inprocess.InProcessNetwork;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A node inside its {@link NodeLoader}; called from outside by reflection, with JDK types only. */
public final class MemberNode {
  private final Node node;
  private final Consumer<String> faults;
  private volatile int exitStatus;

  /**
   * Makes the node.
   *
   * @param network what {@link InProcessNetwork#shared} answered
   * @param faults told of what ends the run
   */
  public MemberNode(int rank, Object network, int pageBytes, Consumer<String> faults) {
    if (!Bridge.CLUSTERED) {
      throw new IllegalStateException("heddle.nodes is not set");
    }
    this.faults = faults;
    Transport transport = InProcessNetwork.attach(network).endpoint(rank);
    NodeConfig config =
        new NodeConfig(
            getClass().getClassLoader(),
            ClassResolver.of(getClass().getClassLoader()),
            pageBytes,
            type -> NodeLoader.POLICY.isSequentiallyConsistent(type.getName().replace('.', '/')),
            Placements.roundRobin(Collections.nCopies(transport.nodeCount(), new Capacity(1, 1))),
            parts -> new SeparateProcess(parts, new Exits()),
            NodeOptions.DEFAULT);
    node = new Node(config, transport, this::fatal);
  }

  private void fatal(String line, int status, Throwable cause) {
    StringBuilder text = new StringBuilder(line).append(" (").append(status).append(')');
    for (Throwable c = cause; c != null; c = c.getCause()) {
      text.append("\n  ").append(c);
      for (StackTraceElement frame : c.getStackTrace()) {
        text.append("\n    at ").append(frame);
      }
    }
    faults.accept(text.toString());
  }

  public void start() throws Exception {
    node.start();
  }

  /** Runs a main method in the calling thread, then awaits all threads it started. */
  public void main(String className, String[] args) throws Throwable {
    MainThread.isCurrent();
    try {
      Class.forName(className, true, getClass().getClassLoader())
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    node.awaitThreads();
  }

  public int exitStatus() {
    return exitStatus;
  }

  public long threadsRun() {
    return node.threadsRun();
  }

  public List<String> describeWaits() {
    return node.describeWaits();
  }

  /** Counters by name. */
  public Map<String, Long> stats() {
    Map<String, Long> counts = new TreeMap<>();
    for (ProtocolStats.Counter counter : ProtocolStats.Counter.values()) {
      counts.put(counter.name(), node.core().protocol().stats().get(counter));
    }
    counts.put("GATE_WAITS", node.core().sync().stats().gateWaits.sum());
    counts.put("THREADS_RUN", node.threadsRun());
    return counts;
  }

  /** The run is over: from now on peers may leave. */
  public void ending() {
    node.ending();
  }

  public void stop() {
    node.stop("the run is over");
  }

  /** {@code System.exit} unwinds the caller instead of ending the JVM. */
  private final class Exits implements ProcessHooks {
    @Override
    public void exit(int status) {
      exitStatus = status;
      faults.accept("exit " + status);
      throw new NodeStoppedError("exit " + status);
    }

    @Override
    public void halt(int status) {
      exit(status);
    }
  }
}
