package dev.heddle.cluster;

import dev.heddle.transport.inprocess.InProcessNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Nodes in this JVM. One cluster at a time runs a program: its output is that of the JVM. */
public final class InProcessCluster implements AutoCloseable {
  private static final String NODES = "heddle.nodes";

  private final List<Object> members = new ArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final InProcessNetwork network;

  /** Makes and starts the nodes. */
  public InProcessCluster(int nodes, int pageBytes) throws Exception {
    network = InProcessNetwork.create(nodes, InProcessNetwork.Delivery.THREAD_PER_LINK);
    Consumer<String> sink = this::fault;
    String before = System.getProperty(NODES);
    System.setProperty(NODES, Integer.toString(nodes));
    try {
      for (int rank = 0; rank < nodes; rank++) {
        members.add(
            new NodeLoader(getClass().getClassLoader())
                .loadClass(MemberNode.class.getName())
                .getConstructor(int.class, Object.class, int.class, Consumer.class)
                .newInstance(rank, network.shared(), pageBytes, sink));
      }
    } finally {
      if (before == null) {
        System.clearProperty(NODES);
      } else {
        System.setProperty(NODES, before);
      }
    }
    startAll();
  }

  private void startAll() throws Exception {
    List<CompletableFuture<Object>> starts = new ArrayList<>();
    for (Object member : members) {
      starts.add(inThread("start", () -> call(member, "start")));
    }
    for (CompletableFuture<Object> start : starts) {
      start.get(60, TimeUnit.SECONDS);
    }
  }

  /** The links between the nodes, for delays and cuts. */
  public InProcessNetwork network() {
    return network;
  }

  /**
   * Runs a main method on rank 0 until all its threads have ended.
   *
   * @return what it printed
   */
  public String run(long timeoutMillis, String className, String... args) throws Exception {
    PrintStream real = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CompletableFuture<Object> end =
          inThread("main", () -> call(members.get(0), "main", className, args));
      CompletableFuture.anyOf(end, failed).get(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          className + Arrays.toString(args) + " hangs\n" + dump() + printed(printed), e);
    } catch (ExecutionException e) {
      throw new AssertionError(
          className + Arrays.toString(args) + " failed " + faults + "\n" + printed(printed),
          e.getCause());
    } finally {
      System.setOut(real);
    }
    return printed(printed);
  }

  private static String printed(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Counters of a node by name. */
  @SuppressWarnings("unchecked") // what MemberNode.stats returns
  public Map<String, Long> stats(int rank) throws Exception {
    return (Map<String, Long>) call(members.get(rank), "stats");
  }

  /** The sum of a counter over all nodes. */
  public long total(String counter) throws Exception {
    long total = 0;
    for (int rank = 0; rank < members.size(); rank++) {
      total += stats(rank).get(counter);
    }
    return total;
  }

  /** Who waits for what, on all nodes, and where the threads are. */
  public String dump() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int rank = 0; rank < members.size(); rank++) {
      text.append("node ").append(rank).append('\n');
      for (Object line : (List<?>) call(members.get(rank), "describeWaits")) {
        text.append("  ").append(line).append('\n');
      }
    }
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (Arrays.stream(stack).anyMatch(f -> f.getClassName().startsWith("dev.heddle"))) {
                text.append('"').append(thread.getName()).append("\" ").append(thread.getState());
                Arrays.stream(stack).limit(25).forEach(f -> text.append("\n    at ").append(f));
                text.append('\n');
              }
            });
    return text.toString();
  }

  @Override
  public void close() throws ReflectiveOperationException {
    for (Object member : members) {
      call(member, "ending");
    }
    for (Object member : members) {
      call(member, "stop");
    }
  }

  private void fault(String line) {
    faults.add(line);
    failed.completeExceptionally(new IllegalStateException(line));
  }

  private interface Action {
    Object run() throws Exception;
  }

  private static CompletableFuture<Object> inThread(String name, Action action) {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(action.run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(!name.equals("main")); // what main starts is what main is
    thread.start();
    return result;
  }

  private static Object call(Object member, String method, Object... args)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[args.length];
    for (int i = 0; i < args.length; i++) {
      types[i] = args[i].getClass();
    }
    return member.getClass().getMethod(method, types).invoke(member, args);
  }
}
