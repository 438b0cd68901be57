package dev.heddle.node.collect;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Traffic;

/** The node loop as distributed collection sees it. */
public interface CollectPort {
  /** Puts an event in the mailbox. */
  void post(Event event);

  /** Puts a task in the same mailbox: it runs after all that was posted before. */
  void run(Runnable task);

  /** Of a page of this node's making; on the loop only. */
  int homeOf(long page);

  /** Of the protocol; on the loop only. */
  Traffic traffic();
}
