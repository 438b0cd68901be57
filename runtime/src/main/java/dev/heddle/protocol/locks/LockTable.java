package dev.heddle.protocol.locks;

import java.util.Set;
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

  /** Adds the pages of locks that are not as if never shared. */
  public void addBusy(Set<Long> named, Set<Long> busy) {
    for (LockEntry entry : entries.values()) {
      long page = Gid.pageOf(entry.id);
      if (named.contains(page) && !entry.isDefault(context.rank())) {
        busy.add(page);
      }
    }
  }

  public void forget(Set<Long> gone) {
    entries.keySet().removeIf(lock -> gone.contains(Gid.pageOf(lock)));
  }

  /** Locks of pages of this node's making whose token is elsewhere. */
  public List<Long> away(Set<Long> named) {
    return entries.values().stream()
        .filter(entry -> !entry.tokenHere && named.contains(Gid.pageOf(entry.id)))
        .map(entry -> entry.id)
        .toList();
  }

  public void collect() {
    entries.values().removeIf(entry -> entry.isDefault(context.rank()));
  }

  public int size() {
    return entries.size();
  }
}
