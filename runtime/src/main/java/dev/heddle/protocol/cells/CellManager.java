package dev.heddle.protocol.cells;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The creator's part: owner and copyset, one request at a time, the next when the requester has
 * confirmed (Li, Hudak 1989, section 3.1). A write first has every copy invalidated and
 * acknowledged.
 */
public final class CellManager {
  private final NodeContext context;
  private final Map<Long, Managed> cells = new LinkedHashMap<>();

  private record Queued(int from, boolean write) {}

  private static final class Managed {
    int owner;
    final BitSet copies = new BitSet();
    final Deque<Queued> queue = new ArrayDeque<>(1);
    Queued current;
    int acksAwaited;
  }

  public CellManager(NodeContext context) {
    this.context = context;
  }

  public void onRequest(int from, CellMessage.Request request) {
    Managed cell = managed(request.cell());
    cell.queue.add(new Queued(from, request.write()));
    if (cell.current == null) {
      startNext(request.cell(), cell);
    }
  }

  public void onInvalidated(CellMessage.Invalidated ack) {
    Managed cell = managed(ack.cell());
    assert cell.acksAwaited > 0 : "unasked acknowledgement of " + ack;
    if (--cell.acksAwaited == 0) {
      forward(ack.cell(), cell);
    }
  }

  public void onDone(int from, CellMessage.Done done) {
    Managed cell = managed(done.cell());
    assert cell.current != null && cell.current.from == from : "unasked " + done;
    if (cell.current.write) {
      cell.owner = from;
      cell.copies.clear();
    } else if (from != cell.owner) {
      cell.copies.set(from);
    }
    startNext(done.cell(), cell);
  }

  /** Adds the pages of cells that are owned elsewhere or asked for. */
  public void addBusy(Set<Long> named, Set<Long> busy) {
    cells.forEach(
        (id, cell) -> {
          long page = Gid.pageOf(id);
          boolean idle = cell.owner == context.rank() && cell.current == null;
          if (named.contains(page) && !idle) {
            busy.add(page);
          }
        });
  }

  /** Drops entries that say no more than absent ones. */
  public void collect() {
    cells
        .entrySet()
        .removeIf(
            entry -> {
              Managed cell = entry.getValue();
              return entry.getKey() != CellTable.SYNC
                  && cell.owner == context.rank()
                  && cell.current == null
                  && cell.copies.isEmpty();
            });
  }

  /** Copies that nodes without a replica think they have are as good as none. */
  public void forget(Set<Long> gone) {
    cells.keySet().removeIf(cell -> gone.contains(Gid.pageOf(cell)) && cell != CellTable.SYNC);
  }

  public void describeWaits(List<String> lines) {
    cells.forEach(
        (id, cell) -> {
          if (cell.current != null) {
            lines.add(
                "cell "
                    + Gid.show(id)
                    + " owner "
                    + cell.owner
                    + " serves "
                    + cell.current
                    + " awaits "
                    + cell.acksAwaited
                    + " invalidations, queue "
                    + cell.queue);
          }
        });
  }

  private void startNext(long id, Managed cell) {
    cell.current = cell.queue.poll();
    if (cell.current == null) {
      return;
    }
    if (cell.current.write) {
      invalidateCopies(id, cell);
    }
    if (cell.acksAwaited == 0) {
      forward(id, cell);
    }
  }

  /** All but the requester's: it reads its copy until the new one comes. */
  private void invalidateCopies(long id, Managed cell) {
    for (int node = cell.copies.nextSetBit(0); node >= 0; node = cell.copies.nextSetBit(node + 1)) {
      if (node != cell.current.from) {
        cell.acksAwaited++;
        context.out().send(node, new CellMessage.Invalidate(id));
      }
    }
  }

  private void forward(long id, Managed cell) {
    context
        .out()
        .send(cell.owner, new CellMessage.Forward(id, cell.current.from, cell.current.write));
  }

  private Managed managed(long id) {
    return cells.computeIfAbsent(
        id,
        unused -> {
          Managed cell = new Managed();
          cell.owner = context.rank();
          if (id == CellTable.SYNC) {
            cell.copies.set(1, context.nodeCount());
          }
          return cell;
        });
  }
}
