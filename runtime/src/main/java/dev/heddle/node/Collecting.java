package dev.heddle.node;

import dev.heddle.heap.HeapHoldings;
import dev.heddle.node.collect.CollectPort;
import dev.heddle.node.collect.Holdings;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.Traffic;

/** What distributed collection asks of a real node. */
final class Collecting {
  private Collecting() {}

  /** The loop. */
  record Port(NodeLoop loop, ProtocolNode protocol) implements CollectPort {
    @Override
    public void post(Event event) {
      loop.post(event);
    }

    @Override
    public void run(Runnable task) {
      loop.run(task);
    }

    @Override
    public int homeOf(long page) {
      return protocol.homeOf(page);
    }

    @Override
    public Traffic traffic() {
      return protocol.traffic();
    }
  }

  /** The heap. */
  record Pages(HeapHoldings heap) implements Holdings {
    @Override
    public long[] exportedPages() {
      return heap.exportedPages();
    }

    @Override
    public long exportCount(long page) {
      return heap.exportCount(page);
    }

    @Override
    public int extent(long page) {
      return heap.extent(page);
    }

    @Override
    public boolean isMovable(long page) {
      return heap.isMovable(page);
    }

    @Override
    public boolean loosen(long page) {
      return heap.loosen(page);
    }

    @Override
    public boolean takeTouched(long page) {
      return heap.takeTouched(page);
    }

    @Override
    public boolean isHeld(long page) {
      return heap.isHeld(page);
    }
  }
}
