package dev.heddle.protocol.locks;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locks this node knows something of. The token of any other is at the lock's creator. */
public final class LockTable {
  private final NodeContext context;
  private final Map<Long, LockEntry> entries = new LinkedHashMap<>();

  public LockTable(NodeContext context) {
    this.context = context;
  }

  LockEntry get(long lock) {
    LockEntry entry = entries.get(lock);
    if (entry == null) {
      entry = new LockEntry(lock, Gid.creator(lock) == context.rank());
      entries.put(lock, entry);
    }
    return entry;
  }

  public void describeWaits(List<String> lines) {
    for (LockEntry entry : entries.values()) {
      if (entry.waiter != -1 || entry.next != LockEntry.NOBODY || !entry.waitSet.isEmpty()) {
        lines.add(entry.toString());
      }
    }
  }

  public void collect() {
    entries.values().removeIf(entry -> entry.isDefault(context.rank()));
  }

  public int size() {
    return entries.size();
  }
}
