package dev.heddle.node.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.StandardObjects;
import dev.heddle.node.service.FakeCluster;
import dev.heddle.node.service.FakeCodec;
import dev.heddle.node.threads.Placements;
import dev.heddle.node.threads.ThreadLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three nodes in one JVM: the streams are driven directly, the ends of the JVMs are recorded. */
@Timeout(20)
class ProcessServiceTest {
  /** A node has told why it ends. */
  private volatile boolean told;

  private final FakeCluster cluster = new FakeCluster(3);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final List<ProcessService> nodes = new ArrayList<>();
  private final List<OutputGate> gates = new ArrayList<>();
  private final List<ExecutorService> links = new ArrayList<>();
  private final List<SharedStreams> shared = new ArrayList<>();
  private LeaderProcess leader;
  private final LastLines seen = new LastLines();

  private final InputStream typed =
      new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8));

  private void wire(boolean label) {
    Console console = new Console(typed, new PrintStream(out), new PrintStream(err), label, seen);
    FakeCodec codec = new FakeCodec();
    for (int rank = 0; rank < 3; rank++) {
      links.add(Executors.newSingleThreadExecutor());
      Raw raw = new Raw(rank);
      SharedStreams streams = new SharedStreams(new StandardObjects());
      shared.add(streams);
      var parts =
          new ProcessService.Parts(cluster.buses.get(rank), raw, new Recorded(rank), streams, 6);
      if (rank == 0) {
        leader = new LeaderProcess(parts, console, codec, new Told(), cluster.workers.get(0));
        nodes.add(leader);
        gates.add(null);
      } else {
        OutputGate gate = new OutputGate(raw, (to, frame) -> {});
        gates.add(gate);
        nodes.add(new MemberProcess(parts, console, gate, codec, cluster.workers.get(rank)));
      }
    }
  }

  private final class Raw implements RawLink {
    private final int rank;

    Raw(int rank) {
      this.rank = rank;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public int nodeCount() {
      return 3;
    }

    @Override
    public void send(int to, byte[] body) {
      links.get(to).execute(() -> nodes.get(to).received(rank, body));
    }
  }

  private final class Recorded implements Jvm {
    private final int rank;

    Recorded(int rank) {
      this.rank = rank;
    }

    @Override
    public void exit(int status) {
      ends.add(rank + " exit " + status);
    }

    @Override
    public void halt(int status) {
      ends.add(rank + " halt " + status);
    }

    @Override
    public void addHook(Thread hook) {}
  }

  private final class Told implements LeaderProcess.EndListener {
    @Override
    public String aborting(Loss loss) {
      return told ? null : loss.text("node " + loss.rank());
    }

    @Override
    public void beforeEnd() {
      ends.add("before end");
    }

    @Override
    public void afterEnd() {
      ends.add("after end");
    }

    @Override
    public int abortStatus() {
      return told ? 113 : 112;
    }
  }

  @AfterEach
  void close() {
    cluster.close();
    links.forEach(ExecutorService::shutdownNow);
  }

  private void print(int rank, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    gates.get(rank).write(Chunk.OUT, bytes, 0, bytes.length);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void exitCollectsAllOutputBeforeTheNodesEnd() throws Exception {
    wire(false);
    print(1, "one\n");
    gates.get(1).ship();
    print(2, "two");
    leader.shutDown();
    assertTrue(text(out).contains("one\n") && text(out).contains("two"), text(out));
    assertEquals("before end", ends.take());
    List<String> rest = new ArrayList<>(List.of(ends.take(), ends.take(), ends.take()));
    rest.sort(null);
    assertEquals(List.of("1 halt 0", "2 halt 0", "after end"), rest);
  }

  @Test
  void linesAreLabelledWhole() {
    wire(true);
    print(1, "a");
    gates.get(1).ship();
    print(2, "b\nopen");
    gates.get(2).ship();
    print(1, "c\n");
    leader.shutDown();
    List<String> lines = new ArrayList<>(text(out).lines().toList());
    lines.sort(null);
    assertEquals(List.of("[1] ac", "[2] b", "[2] open"), lines);
    assertEquals(List.of("ac"), seen.of(1));
    assertEquals(List.of("b", "open"), seen.of(2));
  }

  @Test
  void exitOfAMemberIsRankZerosExit() throws Exception {
    wire(false);
    Thread exiting = new Thread(() -> nodes.get(2).exit(7));
    exiting.setDaemon(true);
    exiting.start();
    assertEquals("0 exit 7", ends.take());
    assertTrue(exiting.isAlive()); // exit does not return
  }

  @Test
  void hooksOfAllNodesAreKeptOnceAtRankZero() throws Exception {
    wire(false);
    LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();
    Thread hook = new Thread(() -> ran.add("hook"));
    nodes.get(1).addShutdownHook(hook);
    assertTrue(leader.isShutdownHook(hook));
    assertThrows(IllegalArgumentException.class, () -> nodes.get(2).addShutdownHook(hook));
    Thread other = new Thread(() -> ran.add("other"));
    leader.addShutdownHook(other);
    assertTrue(nodes.get(2).removeShutdownHook(other));
    assertFalse(nodes.get(2).removeShutdownHook(other));
    leader.shutDown();
    assertEquals("hook", ran.take());
    assertNull(ran.poll());
    assertThrows(IllegalStateException.class, () -> nodes.get(1).addShutdownHook(other));
  }

  @Test
  void inputIsReadAtRankZero() throws Exception {
    wire(false);
    shared.get(0).standard(typed, new PrintStream(out), new PrintStream(err));
    InputStream in = new ClusterInput(cluster.buses.get(2), 0, "System.in");
    assertEquals(6, in.available());
    assertEquals('t', in.read());
    assertEquals("yped\n", new String(in.readNBytes(5), StandardCharsets.UTF_8));
    assertEquals(-1, in.read());
  }

  @Test
  void propertiesReachAllBeforeTheCallReturns() {
    wire(false);
    List<Properties> own = new ArrayList<>();
    for (ProcessService node : nodes) {
      own.add(node.properties.takeOver(new Properties()));
    }
    assertNull(own.get(1).setProperty("a", "set"));
    assertEquals("set", own.get(0).getProperty("a"));
    assertEquals(
        List.of("1>0 PROPERTY", "1>2 PROPERTY"), cluster.releases.stream().sorted().toList());
    assertEquals("set", own.get(2).remove("a"));
    own.get(0).putAll(Map.of("b", "1", "c", "2"));
    own.get(2).put("d", 3);
    assertEquals(Map.of("b", "1", "c", "2"), own.get(1));
    own.get(1).clear();
    assertEquals(Map.of("d", 3), own.get(2));
    assertEquals(6, nodes.get(1).availableProcessors());
  }

  @Test
  void aStreamOfAnotherNodeIsUsedWhereItWasMade() throws Exception {
    wire(false);
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    PrintStream owned = new PrintStream(made, false, StandardCharsets.UTF_16BE);
    String name = shared.get(1).nameOf(owned);
    PrintStream there = (PrintStream) shared.get(2).byName(name);
    assertSame(there, shared.get(2).byName(name));
    assertEquals(name, shared.get(2).nameOf(there));
    there.println('é');
    there.printf("%d;", 1).append("xyz", 1, 2).print((Object) null);
    there.write(new byte[] {0, 'B'});
    there.flush();
    assertEquals(
        "é" + System.lineSeparator() + "1;ynullB", made.toString(StandardCharsets.UTF_16BE));
    assertNull(shared.get(2).nameOf("any other"));
  }

  @Test
  void lostNodeEndsTheRunByName() throws Exception {
    wire(false);
    leader.lost(2, "connection reset");
    List<String> seen = List.of(ends.take(), ends.take(), ends.take(), ends.take());
    assertTrue(seen.contains("0 halt 112"), seen::toString);
    assertTrue(seen.contains("1 halt 0"), seen::toString);
    assertEquals("heddle: node 2 was lost: connection reset\n", text(err));
  }

  @Test
  void aLossWhoseCauseTheNodeHasToldIsNotToldAgain() throws Exception {
    wire(false);
    told = true;
    leader.lost(2, "connection reset");
    List<String> seen = List.of(ends.take(), ends.take(), ends.take(), ends.take());
    assertTrue(seen.contains("0 halt 113"), seen::toString);
    assertEquals("", text(err));
  }

  @Test
  void memberWithoutRankZeroEndsItself() throws Exception {
    wire(false);
    nodes.get(1).lost(0, "gone");
    assertEquals("1 halt 112", ends.take());
  }

  @Test
  void aLossThatSeveralNodesSeeIsToldOnce() throws Exception {
    wire(false);
    print(1, "last words\n");
    nodes.get(1).lost(2, "connection reset");
    List<String> seen = List.of(ends.take(), ends.take(), ends.take(), ends.take());
    assertTrue(seen.contains("0 halt 112"), seen::toString);
    leader.lost(2, "connection reset");
    cluster.workers.get(0).shutdown();
    assertTrue(cluster.workers.get(0).awaitTermination(10, TimeUnit.SECONDS));
    assertEquals("heddle: node 2 was lost to node 1: connection reset\n", text(err));
    assertEquals("last words\n", text(out));
  }

  @Test
  void runLastsUntilMainAndAllCountedThreadsHaveEnded() throws Exception {
    ThreadLedger ledger = new ThreadLedger(Placements.local(), 3);
    ledger.place(new dev.heddle.node.threads.PlacementPolicy.Start(1, "w"), -1, false);
    CountDownLatch go = new CountDownLatch(1);
    Thread main =
        new Thread(
            () -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                ends.add("interrupted");
              }
            });
    main.start();
    Thread watch = MainWatch.start(main, ledger, () -> ends.add("main ended"));
    assertFalse(watch.isDaemon());
    go.countDown();
    assertEquals("main ended", ends.take());
    assertTrue(watch.isAlive());
    ledger.ended(1, false);
    watch.join();
  }
}
