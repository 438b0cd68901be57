package dev.heddle.protocol.pages;

import dev.heddle.protocol.NodeContext;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The pages whose twins the next flush compares: those written since the last one, and those under
 * watch.
 *
 * <p>A thread may pass its write check before a page is downgraded and store after it. So each step
 * down from WRITABLE starts a watch: the twin is kept and compared at each flush until every thread
 * that was running then has passed a release (RULES 3).
 */
public class DirtySet {
  private final NodeContext context;
  final Set<PageEntry> dirty = new LinkedHashSet<>();
  final Set<PageEntry> watched = new LinkedHashSet<>();

  public DirtySet(NodeContext context) {
    this.context = context;
  }

  void addDirty(PageEntry entry) {
    entry.dirty = true;
    dirty.add(entry);
  }

  /** A thread may have passed its write check while the page was exclusive. */
  protected void watchShared(PageEntry entry, long mark) {
    startWatch(entry, mark);
  }

  /** The page, which has a twin, was made READ_ONLY or INVALID before {@code mark}. */
  protected void startWatch(PageEntry entry, long mark) {
    entry.dirty = false;
    entry.watched = true;
    entry.watchMark = mark;
    watched.add(entry);
  }

  /** The page needs no twin any more. */
  void remove(PageEntry entry) {
    entry.dirty = false;
    dirty.remove(entry);
    endWatch(entry);
  }

  protected void endWatch(PageEntry entry) {
    entry.watched = false;
    watched.remove(entry);
    if (!entry.hasTwin()) {
      context.memory().dropTwin(entry.id);
    }
  }

  public boolean isEmpty() {
    return dirty.isEmpty() && watched.isEmpty();
  }

  public boolean isWatching() {
    return !watched.isEmpty();
  }
}
