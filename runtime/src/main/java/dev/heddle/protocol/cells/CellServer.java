package dev.heddle.protocol.cells;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.pages.Flusher;

/**
 * The owner's part (Li, Hudak 1989, section 3.1): read copies and moves of ownership.
 *
 * <p>A value seen elsewhere must come with all that was written before it. So the value is read
 * first, then the interval is closed and its diffs are sent, then the value leaves with the notices
 * (RULES 8). An owner that serves while READ_ONLY has done that when it stepped down from WRITABLE:
 * the value cannot have changed since.
 */
public class CellServer {
  protected final NodeContext context;
  protected final Flusher flusher;
  private final CellTable cells;
  private final CellMisses misses;
  private final Intervals intervals;

  public CellServer(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      Flusher flusher) {
    this.context = context;
    this.cells = cells;
    this.misses = misses;
    this.intervals = intervals;
    this.flusher = flusher;
  }

  public void onForward(CellMessage.Forward forward) {
    CellEntry entry = cells.get(forward.cell());
    assert entry.owner && entry.parked == null : "forwarded to the wrong node: " + entry;
    if (mustPark(entry.holds)) {
      entry.parked = forward;
    } else {
      serve(entry, forward);
    }
  }

  public void onWriteDone(long cell) {
    CellEntry entry = cells.get(cell);
    assert entry.holds > 0 : "no hold on " + entry;
    entry.holds--;
    if (entry.holds == 0 && entry.parked != null) {
      CellMessage.Forward forward = entry.parked;
      entry.parked = null;
      serve(entry, forward);
    }
  }

  /** A store that was promised the exclusive state lands before the cell leaves (RULES 14). */
  protected boolean mustPark(int holds) {
    return holds > 0;
  }

  private void serve(CellEntry entry, CellMessage.Forward forward) {
    if (forward.requester() == context.rank()) {
      misses.granted(entry, forward.write());
      return;
    }
    boolean mayHaveChanged = entry.access == Access.WRITABLE;
    entry.access = forward.write() ? Access.INVALID : Access.READ_ONLY;
    entry.owner = !forward.write();
    byte[] content =
        mayHaveChanged ? stepDown(entry.id, entry.access) : read(entry.id, entry.access);
    int to = forward.requester();
    context
        .out()
        .send(
            to,
            new CellMessage.Value(entry.id, forward.write(), content, intervals.noticesFor(to)));
  }

  /** From exclusive: the order is the point (RULES 8). */
  protected byte[] stepDown(long cell, Access access) {
    byte[] content = read(cell, access);
    flusher.flush();
    return content;
  }

  protected final byte[] read(long cell, Access access) {
    if (cell == CellTable.SYNC) {
      context.memory().setCellAccess(cell, access);
      return new byte[0];
    }
    return context.memory().stepDown(cell, access);
  }
}
