package dev.heddle.transport.inprocess;

import dev.heddle.transport.Transport;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The receiving end of one link: takes due frames in order and hands them to the listener. */
final class LinkPump {
  /** Nothing to wait for but the signal. */
  static final long NEVER = Long.MAX_VALUE;

  private final int from;
  private final SharedLink link;
  private final Transport.Listener listener;
  final LongAdder framesIn = new LongAdder();
  final LongAdder bytesIn = new LongAdder();
  private boolean ended;

  LinkPump(int from, SharedLink link, Transport.Listener listener) {
    this.from = from;
    this.link = link;
    this.listener = listener;
  }

  int from() {
    return from;
  }

  void wake() {
    link.signal().release();
  }

  /** Delivers all that is due; returns the nanoseconds until the next frame is, or NEVER. */
  long deliverDue() {
    while (!ended) {
      String state = link.state().get();
      if (SharedLink.isCut(state)) {
        end(state);
        break;
      }
      Object[] head = link.queue().peek();
      if (head == null || state.equals(SharedLink.PAUSED)) {
        break;
      }
      long waitNanos = (Long) head[0] - System.nanoTime();
      if (waitNanos > 0) {
        return waitNanos;
      }
      link.queue().remove();
      deliver(head[1]);
    }
    return NEVER;
  }

  private void deliver(Object content) {
    if (content instanceof byte[] frame) {
      framesIn.increment();
      bytesIn.add(frame.length);
      listener.received(from, frame);
    } else {
      end((String) content);
    }
  }

  private void end(String reason) {
    ended = true;
    link.queue().clear();
    listener.lost(from, reason);
  }

  /** Waits for a change on the link's signal, at most so long. */
  void await(long nanos) throws InterruptedException {
    if (nanos == NEVER) {
      link.signal().acquire();
    } else if (!link.signal().tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      return;
    }
    link.signal().drainPermits();
  }
}
