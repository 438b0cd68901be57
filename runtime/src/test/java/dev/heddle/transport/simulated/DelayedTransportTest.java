package dev.heddle.transport.simulated;

import static dev.heddle.transport.Recorder.frame;
import static dev.heddle.transport.Recorder.number;
import static dev.heddle.transport.Recorder.numbered;
import static dev.heddle.transport.Recorder.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.transport.Recorder;
import dev.heddle.transport.Transport;
import dev.heddle.transport.inprocess.InProcessNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only least times are asked for: how late a frame may come is the machine's affair. */
@Timeout(60)
class DelayedTransportTest {
  private static final long LATENCY_MILLIS = 20;

  private final InProcessNetwork network =
      InProcessNetwork.create(2, InProcessNetwork.Delivery.THREAD_PER_NODE);
  private final Recorder heard = new Recorder();
  private Transport sender;
  private Transport receiver;

  private void start(LinkCost cost) throws Exception {
    sender = new DelayedTransport(network.endpoint(0), cost);
    receiver = network.endpoint(1);
    Thread other = new Thread(() -> startUnchecked(receiver, heard));
    other.start();
    startUnchecked(sender, new Recorder());
    other.join();
  }

  private static void startUnchecked(Transport endpoint, Recorder recorder) {
    try {
      endpoint.start(recorder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void closeAll() {
    sender.close();
    receiver.close();
  }

  @Test
  void noFrameArrivesBeforeTheLatencyIsOver() throws Exception {
    start(new LinkCost(TimeUnit.MILLISECONDS.toNanos(LATENCY_MILLIS), LinkCost.UNLIMITED));
    long sentNanos = System.nanoTime();
    sender.send(1, frame("late"));
    assertEquals("late", text(heard.next(30)));
    assertTrue(System.nanoTime() - sentNanos >= TimeUnit.MILLISECONDS.toNanos(LATENCY_MILLIS));
  }

  @Test
  void theBandwidthIsSharedByAllFramesOfTheLink() throws Exception {
    start(new LinkCost(0, 8_000_000)); // a byte per microsecond
    long sentNanos = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      sender.send(1, new byte[2_000]);
    }
    assertEquals(10, heard.take(10, 30).size());
    assertTrue(System.nanoTime() - sentNanos >= TimeUnit.MILLISECONDS.toNanos(20));
  }

  @Test
  void theOrderOfSendingIsKeptWhateverTheSenders() throws Exception {
    start(new LinkCost(50_000, 1_000_000_000));
    int frames = 2_000;
    List<Thread> senders = new ArrayList<>();
    int[] next = {0};
    for (int i = 0; i < 3; i++) {
      senders.add(new Thread(() -> sendAll(next, frames)));
    }
    senders.forEach(Thread::start);
    int expected = 0;
    for (Recorder.Heard item : heard.take(frames, 30)) {
      assertEquals(expected++, number(item.frame()));
    }
    assertEquals(frames, sender.stats(1).framesOut());
    for (Thread thread : senders) {
      thread.join();
    }
  }

  private void sendAll(int[] next, int frames) {
    boolean more = true;
    while (more) {
      synchronized (next) {
        more = next[0] < frames;
        if (more) {
          sender.send(1, numbered(next[0]++, 8));
        }
      }
    }
  }

  @Test
  void whatWasSentIsDeliveredBeforeTheEnd() throws Exception {
    start(new LinkCost(TimeUnit.MILLISECONDS.toNanos(LATENCY_MILLIS), LinkCost.UNLIMITED));
    sender.send(1, frame("last words"));
    sender.close(TimeUnit.SECONDS.toMillis(30));
    sender.send(1, frame("too late"));
    assertEquals("last words", text(heard.next(30)));
    assertEquals("node 0 left the run", heard.next(30).lost());
  }
}
