package dev.heddle.transport.session;

import dev.heddle.transport.LinkStats;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What one link has carried; written by senders and the network thread, read by anyone. */
final class LinkCounters {
  private final LongAdder framesOut = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAdder framesIn = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder acknowledgedBytes = new LongAdder();
  private final AtomicLong connections = new AtomicLong();

  void queued(int bytes) {
    framesOut.increment();
    bytesOut.add(bytes);
  }

  void received(int bytes) {
    framesIn.increment();
    bytesIn.add(bytes);
  }

  void acknowledged(long bytes) {
    if (bytes != 0) {
      acknowledgedBytes.add(bytes);
    }
  }

  void connected() {
    connections.incrementAndGet();
  }

  LinkStats snapshot() {
    long acknowledged = acknowledgedBytes.sum();
    long out = bytesOut.sum();
    return new LinkStats(
        framesOut.sum(),
        out,
        framesIn.sum(),
        bytesIn.sum(),
        out - acknowledged,
        Math.max(0, connections.get() - 1));
  }
}
