package dev.heddle.protocol.cells;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells this node knows something of. Any other is exclusive at its creator; the sync variable
 * starts readable everywhere.
 */
public final class CellTable {
  /** The sync variable of legacy spins; it has no content. */
  public static final long SYNC = 0;

  private final NodeContext context;
  private final Map<Long, CellEntry> entries = new LinkedHashMap<>();

  public CellTable(NodeContext context) {
    this.context = context;
  }

  CellEntry get(long cell) {
    CellEntry entry = entries.get(cell);
    if (entry == null) {
      boolean owner = Gid.creator(cell) == context.rank();
      Access access = owner ? Access.WRITABLE : Access.INVALID;
      entry = new CellEntry(cell, cell == SYNC ? Access.READ_ONLY : access, owner);
      entries.put(cell, entry);
    }
    return entry;
  }

  /** Adds the pages of cells that are owned away from their creator, or in use. */
  public void addBusy(Set<Long> named, Set<Long> busy) {
    for (CellEntry entry : entries.values()) {
      long page = Gid.pageOf(entry.id);
      if (named.contains(page) && !isIdle(entry)) {
        busy.add(page);
      }
    }
  }

  private boolean isIdle(CellEntry entry) {
    return entry.owner == (Gid.creator(entry.id) == context.rank())
        && entry.asked == CellEntry.Asked.NOTHING
        && entry.holds == 0
        && entry.parked == null
        && entry.readers.isEmpty()
        && entry.writers.isEmpty();
  }

  /** Drops entries that say no more than absent ones. */
  public void collect() {
    entries.values().removeIf(entry -> isIdle(entry) && entry.id != SYNC && isInitial(entry));
  }

  private static boolean isInitial(CellEntry entry) {
    return entry.access == (entry.owner ? Access.WRITABLE : Access.INVALID);
  }

  /** At the creator the cells are exclusive again. */
  public void forget(Set<Long> gone) {
    entries
        .values()
        .removeIf(
            entry -> {
              boolean forget = gone.contains(Gid.pageOf(entry.id)) && entry.id != SYNC;
              if (forget && entry.owner && entry.access != Access.WRITABLE) {
                context.memory().setCellAccess(entry.id, Access.WRITABLE);
              }
              return forget;
            });
  }

  /** Cells of pages of this node's making that are owned elsewhere. */
  public List<Long> away(Set<Long> named) {
    return entries.values().stream()
        .filter(entry -> !entry.owner && named.contains(Gid.pageOf(entry.id)))
        .map(entry -> entry.id)
        .toList();
  }

  public int size() {
    return entries.size();
  }

  public void describeWaits(List<String> lines) {
    for (CellEntry entry : entries.values()) {
      if (entry.asked != CellEntry.Asked.NOTHING || entry.parked != null || entry.holds > 0) {
        lines.add(entry + " waited for by readers " + entry.readers + " writers " + entry.writers);
      }
    }
  }
}
