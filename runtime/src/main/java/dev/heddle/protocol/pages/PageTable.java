package dev.heddle.protocol.pages;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pages this node knows something of. A page of its own that is not here is EXCLUSIVE at home;
 * one of another node's is INVALID.
 */
public final class PageTable {
  private final NodeContext context;
  private final Intervals intervals;
  private final Map<Long, PageEntry> entries = new LinkedHashMap<>();

  /** The highest epoch of a page of this node that was forgotten: others may still know it. */
  private long forgottenEpoch;

  public PageTable(NodeContext context, Intervals intervals) {
    this.context = context;
    this.intervals = intervals;
  }

  PageEntry get(long page) {
    PageEntry entry = entries.get(page);
    if (entry == null) {
      assert Gid.slot(page) == 0 : "not a page: " + Gid.show(page);
      int home = Gid.creator(page);
      entry =
          home == context.rank()
              ? new PageEntry(page, home, forgottenEpoch, PageState.EXCLUSIVE)
              : new PageEntry(page, home, 0, PageState.INVALID);
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
  public void collect() {
    entries
        .values()
        .removeIf(
            entry -> {
              if (!isHome(entry) && !entry.fetching) {
                dropEnforced(entry);
              }
              return entry.isDefault(isHome(entry));
            });
  }

  /** The creator must know as well: the home may have gone back to it, and come here from it. */
  private void dropEnforced(PageEntry entry) {
    if (entry.state != PageState.INVALID) {
      return;
    }
    for (int i = entry.required.size() - 1; i >= 0; i--) {
      int writer = entry.required.writerAt(i);
      long interval = entry.required.valueAt(i);
      if (intervals.knows(entry.home, writer, interval) && creatorKnows(entry, writer, interval)) {
        entry.required.remove(writer);
      }
    }
  }

  private boolean creatorKnows(PageEntry entry, int writer, long interval) {
    return entry.creator() == context.rank() || intervals.knows(entry.creator(), writer, interval);
  }

  /** Adds those of {@code named} that cannot be forgotten now to {@code busy}. */
  public void addBusy(Set<Long> named, Set<Long> busy) {
    for (long page : named) {
      PageEntry entry = entries.get(page);
      if (entry != null && !mayForget(entry)) {
        busy.add(page);
      }
    }
  }

  /**
   * At home every notice of the page that exists must have been heard: a notice heard later would
   * require what the home no longer knows it has. Elsewhere the creator, whom this node takes for
   * the home once it has forgotten, must know what this node requires, its own diffs included, to
   * enforce it in this node's stead. A page whose home is away from its creator stays.
   */
  private boolean mayForget(PageEntry entry) {
    if (!entry.isIdle()) {
      return false;
    } else if (entry.creator() == context.rank()) {
      return isHome(entry) && entry.applied.covers(entry.required) && hasHeard(entry.applied);
    }
    return !isHome(entry)
        && creatorKnows(entry, entry.required)
        && creatorKnows(entry, context.rank(), entry.ownInterval);
  }

  private boolean creatorKnows(PageEntry entry, VersionVector versions) {
    for (int i = 0; i < versions.size(); i++) {
      if (!creatorKnows(entry, versions.writerAt(i), versions.valueAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** As far as this node knows; the creator knows it always. */
  public int homeOf(long page) {
    PageEntry entry = entries.get(page);
    return entry == null ? Gid.creator(page) : entry.home;
  }

  /** Whether this node's clock has reached these intervals. */
  boolean hasHeard(VersionVector versions) {
    for (int i = 0; i < versions.size(); i++) {
      if (intervals.clock(versions.writerAt(i)) < versions.valueAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** At home the pages are EXCLUSIVE again. */
  public void forget(Set<Long> gone) {
    for (long page : gone) {
      PageEntry entry = entries.remove(page);
      if (entry != null && isHome(entry)) {
        forgottenEpoch = Math.max(forgottenEpoch, entry.epoch);
        context.memory().setAccess(page, PageState.EXCLUSIVE.access);
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
