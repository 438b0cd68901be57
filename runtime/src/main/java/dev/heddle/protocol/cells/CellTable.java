package dev.heddle.protocol.cells;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  public void describeWaits(List<String> lines) {
    for (CellEntry entry : entries.values()) {
      if (entry.asked != CellEntry.Asked.NOTHING || entry.parked != null || entry.holds > 0) {
        lines.add(entry + " waited for by readers " + entry.readers + " writers " + entry.writers);
      }
    }
  }
}
