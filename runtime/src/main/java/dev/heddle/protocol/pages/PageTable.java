package dev.heddle.protocol.pages;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages this node knows something of. A page of its own that is not here is EXCLUSIVE at home;
 * one of another node's is INVALID.
 */
public final class PageTable {
  private final NodeContext context;
  private final Map<Long, PageEntry> entries = new LinkedHashMap<>();

  public PageTable(NodeContext context) {
    this.context = context;
  }

  PageEntry get(long page) {
    PageEntry entry = entries.get(page);
    if (entry == null) {
      assert Gid.slot(page) == 0 : "not a page: " + Gid.show(page);
      int home = Gid.creator(page);
      PageState state = home == context.rank() ? PageState.EXCLUSIVE : PageState.INVALID;
      entry = new PageEntry(page, home, state);
      entries.put(page, entry);
    }
    return entry;
  }

  boolean isHome(PageEntry entry) {
    return entry.home == context.rank();
  }

  /**
   * Forgets requirements that the home enforces itself because it has seen the notice, then entries
   * that say nothing any more. Not while a fetch is under way: its reply may be older than that.
   */
  public void collect(Intervals intervals) {
    entries
        .values()
        .removeIf(
            entry -> {
              if (!isHome(entry) && !entry.fetching) {
                dropEnforced(entry, intervals);
              }
              return entry.isDefault(isHome(entry));
            });
  }

  private static void dropEnforced(PageEntry entry, Intervals intervals) {
    if (entry.state != PageState.INVALID) {
      return;
    }
    for (int i = entry.required.size() - 1; i >= 0; i--) {
      int writer = entry.required.writerAt(i);
      if (intervals.knows(entry.home, writer, entry.required.valueAt(i))) {
        entry.required.remove(writer);
      }
    }
  }

  public void describeWaits(List<String> lines) {
    for (PageEntry entry : entries.values()) {
      if (!entry.readers.isEmpty() || !entry.writers.isEmpty() || !entry.parked.isEmpty()) {
        lines.add(
            entry
                + " waited for by readers "
                + entry.readers
                + " writers "
                + entry.writers
                + " nodes "
                + entry.parked
                + ", undecoded diffs "
                + entry.diffs.size());
      }
    }
  }

  public int size() {
    return entries.size();
  }
}
