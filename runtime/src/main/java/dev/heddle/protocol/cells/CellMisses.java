package dev.heddle.protocol.cells;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.cells.CellEntry.Asked;
import dev.heddle.protocol.pages.Acquirer;
import java.util.List;

/**
 * The requester's part (Li, Hudak 1989, section 3.1): one request per cell at a time, shared by all
 * waiters. The value becomes valid after the notices that came with it were applied (RULES 8).
 */
public final class CellMisses {
  private final NodeContext context;
  private final CellTable cells;
  private final Acquirer acquirer;

  public CellMisses(NodeContext context, CellTable cells, Acquirer acquirer) {
    this.context = context;
    this.cells = cells;
    this.acquirer = acquirer;
  }

  public void onReadMiss(long cell, long waiter) {
    CellEntry entry = cells.get(cell);
    if (entry.owner && entry.access != Access.INVALID) {
      setAccess(entry, entry.access);
      context.out().resume(waiter);
    } else { // a copy held already: a replica made after it came (RULES 6)
      entry.readers.add(waiter);
      request(entry);
    }
  }

  public void onWriteMiss(long cell, long waiter) {
    CellEntry entry = cells.get(cell);
    if (entry.access == Access.WRITABLE && entry.parked == null) {
      entry.holds++;
      setAccess(entry, entry.access);
      context.out().resume(waiter);
    } else { // a forward that is parked goes first, or this node could keep the cell for ever
      entry.writers.add(waiter);
      request(entry);
    }
  }

  void request(CellEntry entry) {
    if (entry.asked != Asked.NOTHING) {
      return;
    }
    ask(entry, !entry.writers.isEmpty());
  }

  private void ask(CellEntry entry, boolean write) {
    entry.asked = write ? Asked.WRITE : Asked.READ;
    context.stats().count(write ? Counter.VOLATILE_WRITES_REMOTE : Counter.VOLATILE_READS_REMOTE);
    context.out().send(Gid.creator(entry.id), new CellMessage.Request(entry.id, write));
  }

  /** Makes this node the owner though no thread here wants to write (RULES 21). */
  public void recall(long cell) {
    CellEntry entry = cells.get(cell);
    if (!entry.owner && entry.asked == Asked.NOTHING) {
      ask(entry, true);
    }
  }

  public void onValue(int from, CellMessage.Value value) {
    acquirer.acquire(from, value.notices());
    CellEntry entry = cells.get(value.cell());
    if (entry.id == CellTable.SYNC) {
      granted(entry, value.write());
      return;
    }
    long waiter = anyWaiter(entry);
    context
        .out()
        .decode(
            Effect.Content.CELL,
            entry.id,
            value.content(),
            waiter,
            decoded -> {
              context.memory().storeCell(entry.id, decoded);
              granted(entry, value.write());
            });
  }

  /** Nobody where the cell was recalled. */
  private static long anyWaiter(CellEntry entry) {
    List<Long> waiters = entry.readers.isEmpty() ? entry.writers : entry.readers;
    return waiters.isEmpty() ? -1 : waiters.get(0);
  }

  public void onInvalidate(CellMessage.Invalidate invalidate) {
    CellEntry entry = cells.get(invalidate.cell());
    assert !entry.owner : "the owner's copy is not invalidated but moved: " + entry;
    setAccess(entry, Access.INVALID);
    context.out().send(Gid.creator(entry.id), new CellMessage.Invalidated(entry.id));
  }

  /** The value is here. Every waiting writer gets a hold: its one store will happen. */
  void granted(CellEntry entry, boolean write) {
    entry.asked = Asked.NOTHING;
    entry.owner |= write;
    if (write) {
      setAccess(entry, Access.WRITABLE);
      entry.holds += entry.id == CellTable.SYNC ? 0 : entry.writers.size();
      resumeAll(entry.writers);
    } else if (!entry.owner) {
      setAccess(entry, Access.READ_ONLY);
    }
    resumeAll(entry.readers);
    context.out().send(Gid.creator(entry.id), new CellMessage.Done(entry.id));
    if (!entry.writers.isEmpty()) {
      request(entry);
    }
  }

  private void setAccess(CellEntry entry, Access access) {
    entry.access = access;
    context.memory().setCellAccess(entry.id, access);
  }

  private void resumeAll(List<Long> waiters) {
    waiters.forEach(context.out()::resume);
    waiters.clear();
  }
}
