package dev.heddle.protocol.pages;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.Notices;

/**
 * Applies write notices at an acquire (Keleher et al. 1994, section 3.3): pages become INVALID, at
 * their own home too where the diff has not come yet (RULES 1). Dirty words stay, with their twin.
 */
public class Acquirer {
  private final PageTable pages;
  private final Intervals intervals;
  private final PageAccess access;

  public Acquirer(NodeContext context, PageTable pages, Intervals intervals, DirtySet dirtySet) {
    this.pages = pages;
    this.intervals = intervals;
    this.access = new PageAccess(context, dirtySet);
  }

  /** All in one step: invalidations first, then the clock that implies them (RULES 9). */
  public void acquire(int from, Notices notices) {
    intervals.heard(from, notices.clock());
    for (Interval interval : notices.intervals()) {
      if (intervals.lacks(interval)) {
        for (long page : interval.pages()) {
          notice(page, interval);
        }
        intervals.learn(interval);
      }
    }
  }

  private void notice(long page, Interval interval) {
    PageEntry entry = pages.get(page);
    entry.required.raise(interval.writer(), interval.index());
    if (entry.state != PageState.INVALID && isStale(entry)) {
      access.share(entry); // the writer's copy is older than this home's last notice
      access.set(entry, PageState.INVALID);
    }
  }

  /** Whether the copy, be it the home's, lacks something it should include (RULES 1). */
  protected boolean isStale(PageEntry entry) {
    return entry.unconfirmed || !entry.applied.covers(entry.required);
  }
}
