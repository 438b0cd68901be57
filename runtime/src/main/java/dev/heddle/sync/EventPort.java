package dev.heddle.sync;

import dev.heddle.protocol.Event;

/** The mailbox of the node loop. Events of one thread are handled in the order it posted them. */
public interface EventPort {
  /** Posts the event; the calling thread may run the loop meanwhile. Never blocks. */
  void post(Event event);

  /**
   * Posts the event without running the loop in the calling thread: for callers in the middle of
   * something the loop also does.
   */
  void postLater(Event event);
}
