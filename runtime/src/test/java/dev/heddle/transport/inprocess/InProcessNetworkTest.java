package dev.heddle.transport.inprocess;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.number;
import static dev.heddle.transport.Recorder.numbered;
import static dev.heddle.transport.Recorder.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.LinkStats;
import dev.heddle.transport.Recorder;
import dev.heddle.transport.Transport;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class InProcessNetworkTest {
  private final List<Transport> endpoints = new ArrayList<>();
  private final List<Recorder> heard = new ArrayList<>();

  @AfterEach
  void closeAll() {
    endpoints.forEach(Transport::close);
  }

  private InProcessNetwork start(int nodeCount, InProcessNetwork.Delivery delivery)
      throws InterruptedException {
    InProcessNetwork network = InProcessNetwork.create(nodeCount, delivery);
    List<Thread> starters = new ArrayList<>();
    for (int rank = 0; rank < nodeCount; rank++) {
      Transport endpoint = network.endpoint(rank);
      Recorder recorder = new Recorder();
      endpoints.add(endpoint);
      heard.add(recorder);
      starters.add(new Thread(() -> startUnchecked(endpoint, recorder)));
    }
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    return network;
  }

  private static void startUnchecked(Transport endpoint, Recorder recorder) {
    try {
      endpoint.start(recorder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLinkKeepsItsOrder(InProcessNetwork.Delivery delivery) throws Exception {
    InProcessNetwork network = start(3, delivery);
    network.delay(0, 2, 3);
    for (int i = 0; i < 500; i++) {
      endpoints.get(0).send(2, numbered(i, 8));
      endpoints.get(1).send(2, numbered(i, 8));
    }
    int[] expected = new int[3];
    for (Recorder.Heard item : heard.get(2).take(1000, 5)) {
      assertEquals(expected[item.peer()]++, number(item.frame()));
    }
    LinkStats stats = endpoints.get(2).stats(0);
    assertEquals(500, stats.framesIn());
    assertEquals(4000, stats.bytesIn());
    assertEquals(500, endpoints.get(0).stats(2).framesOut());
  }

  @ParameterizedTest
  @EnumSource
  void aPausedLinkHoldsBackAndOthersRun(InProcessNetwork.Delivery delivery) throws Exception {
    InProcessNetwork network = start(3, delivery);
    network.pause(0, 2);
    endpoints.get(0).send(2, frame("held"));
    endpoints.get(1).send(2, frame("through"));
    assertEquals("through", text(heard.get(2).next(5)));
    assertTrue(heard.get(2).drain().isEmpty());
    network.resume(0, 2);
    assertEquals("held", text(heard.get(2).next(5)));
  }

  @Test
  void aDelayIsKept() throws Exception {
    InProcessNetwork network = start(2, InProcessNetwork.Delivery.THREAD_PER_NODE);
    network.delay(0, 1, 60);
    long before = System.nanoTime();
    endpoints.get(0).send(1, frame("late"));
    heard.get(1).next(5);
    assertTrue(System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(60));
  }

  @Test
  void aCutIsToldToBothEndsOnceAndSendStaysSilent() throws Exception {
    InProcessNetwork network = start(3, InProcessNetwork.Delivery.THREAD_PER_NODE);
    network.cut(0, 1, "pulled");
    assertEquals("pulled", heard.get(0).next(5).lost());
    assertEquals("pulled", heard.get(1).next(5).lost());
    endpoints.get(0).send(1, frame("into the void"));
    network.resume(0, 1);
    endpoints.get(0).send(2, frame("other link"));
    assertEquals("other link", text(heard.get(2).next(5)));
    endpoints.get(2).send(1, frame("still there"));
    assertEquals("still there", text(heard.get(1).next(5)));
    assertEquals(1, heard.get(0).losses().size());
  }

  @Test
  void aCrashIsToldToAll() throws Exception {
    InProcessNetwork network = start(3, InProcessNetwork.Delivery.THREAD_PER_LINK);
    network.crash(1);
    assertEquals("node 1 crashed", heard.get(0).next(5).lost());
    assertEquals("node 1 crashed", heard.get(2).next(5).lost());
  }

  @Test
  void closingDeliversWhatWasSentThenTellsThePeer() throws Exception {
    start(2, InProcessNetwork.Delivery.THREAD_PER_NODE);
    endpoints.get(0).send(1, frame("last words"));
    endpoints.get(0).close();
    assertEquals("last words", text(heard.get(1).next(5)));
    assertEquals("node 0 left the run", heard.get(1).next(5).lost());
    assertTrue(heard.get(0).losses().isEmpty());
  }

  @Test
  void theSameArrayMayGoToSeveralPeers() throws Exception {
    start(3, InProcessNetwork.Delivery.THREAD_PER_NODE);
    byte[] frame = frame("for all");
    endpoints.get(0).send(1, frame);
    endpoints.get(0).send(2, frame);
    byte[] first = heard.get(1).next(5).frame();
    byte[] second = heard.get(2).next(5).frame();
    assertNotSame(first, second);
    assertNotSame(frame, first);
  }

  /** What a node in a loader of its own does. */
  public static final class Echo {
    private Echo() {}

    public static void run(Object shared) {
      InProcessTransport endpoint = InProcessNetwork.attach(shared).endpoint(1);
      startUnchecked(
          endpoint,
          new Transport.Listener() {
            @Override
            public void received(int from, byte[] frame) {
              endpoint.send(from, frame);
            }

            @Override
            public void lost(int peer, String reason) {}
          });
    }

    private static void startUnchecked(Transport endpoint, Transport.Listener listener) {
      try {
        endpoint.start(listener);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void nodesMayLiveInDifferentClassLoaders() throws Exception {
    InProcessNetwork network =
        InProcessNetwork.create(2, InProcessNetwork.Delivery.THREAD_PER_NODE);
    URL[] classPath = {
      InProcessNetwork.class.getProtectionDomain().getCodeSource().getLocation(),
      Echo.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader other =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> echo = other.loadClass(Echo.class.getName());
      assertFalse(echo == Echo.class);
      Method run = echo.getMethod("run", Object.class);
      Thread node = new Thread(() -> invoke(run, network.shared()));
      node.start();
      Transport here = network.endpoint(0);
      endpoints.add(here);
      Recorder recorder = new Recorder();
      here.start(recorder);
      node.join();
      here.send(1, frame("across loaders"));
      assertEquals("across loaders", text(recorder.next(5)));
    }
  }

  private static void invoke(Method method, Object argument) {
    try {
      method.invoke(null, argument);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
