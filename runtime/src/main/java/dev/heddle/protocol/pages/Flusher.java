package dev.heddle.protocol.pages;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the interval before a release leaves the node: downgrades the dirty pages but those that are
 * the home's own again, compares all twins, sends the diffs home and logs the notice (Zhou et al.
 * 1996, section 3.2; the watch is Heddle's, RULES 3). Each notice of a page comes with exactly one
 * diff (RULES 1), sent before any message that can carry the notice.
 */
public class Flusher {
  private final NodeContext context;
  private final PageTable pages;
  private final DirtySet dirtySet;
  private final Intervals intervals;

  private record Change(PageEntry entry, byte[] words) {}

  public Flusher(NodeContext context, PageTable pages, DirtySet dirtySet, Intervals intervals) {
    this.context = context;
    this.pages = pages;
    this.dirtySet = dirtySet;
    this.intervals = intervals;
  }

  public void flush() {
    if (dirtySet.isEmpty()) {
      return;
    }
    List<Change> changes = new ArrayList<>();
    List<PageEntry> watched = new ArrayList<>(dirtySet.watched);
    watched.removeAll(dirtySet.dirty);
    makeExclusive(changes);
    List<PageEntry> downgraded = new ArrayList<>(dirtySet.dirty);
    downgrade(downgraded);
    long mark = context.watch().mark();
    for (PageEntry entry : downgraded) {
      compare(entry, changes);
      dirtySet.startWatch(entry, mark);
    }
    for (PageEntry entry : watched) {
      // Asked before comparing: a store before the release that counts is then seen.
      boolean allPassed = context.watch().passed(entry.watchMark);
      compare(entry, changes);
      if (allPassed) {
        dirtySet.endWatch(entry);
      }
    }
    publish(changes);
  }

  /** Ends the watches that may end, so that an idle node does not watch for ever. */
  public void retireWatches() {
    List<Change> changes = new ArrayList<>();
    for (PageEntry entry : new ArrayList<>(dirtySet.watched)) {
      if (!entry.dirty && context.watch().passed(entry.watchMark)) {
        compare(entry, changes);
        dirtySet.endWatch(entry);
      }
    }
    publish(changes);
  }

  /**
   * A page that this home has written is its own again: all copies are older than the notice that
   * the interval will carry, so who comes to hear of later writes has heard of that before, and
   * these need no notice before the page is served again.
   */
  private void makeExclusive(List<Change> changes) {
    for (PageEntry entry : new ArrayList<>(dirtySet.dirty)) {
      if (entry.state == PageState.WRITABLE && pages.isHome(entry)) {
        int before = changes.size();
        compare(entry, changes);
        if (isOwnAgain(changes.size() > before)) {
          entry.state = PageState.EXCLUSIVE;
          dirtySet.remove(entry);
        }
      }
    }
  }

  /** Where nothing has changed there is no notice, and copies elsewhere stay in use. */
  protected boolean isOwnAgain(boolean changed) {
    return changed;
  }

  private void downgrade(List<PageEntry> entries) {
    for (PageEntry entry : entries) {
      if (entry.state == PageState.WRITABLE) {
        entry.state = PageState.READ_ONLY;
        context.memory().setAccess(entry.id, entry.state.access);
      }
    }
    dirtySet.dirty.clear();
  }

  private void compare(PageEntry entry, List<Change> changes) {
    byte[] words = context.memory().diff(entry.id);
    if (words != null) {
      changes.add(new Change(entry, words));
    }
  }

  private void publish(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    long[] ids = changes.stream().mapToLong(change -> change.entry.id).sorted().toArray();
    Interval interval = intervals.close(ids);
    for (Change change : changes) {
      PageEntry entry = change.entry;
      entry.applied.raise(context.rank(), interval.index());
      entry.streak = 0;
      entry.active = true;
      if (!pages.isHome(entry)) {
        context.stats().count(Counter.DIFFS);
        context.stats().add(Counter.DIFF_BYTES, change.words.length);
        context
            .out()
            .send(
                entry.home,
                new PageMessage.Diff(
                    entry.id, context.rank(), entry.ownInterval, interval.index(), change.words));
      }
      entry.ownInterval = interval.index();
    }
  }
}
