package dev.heddle.protocol.pages;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a node knows of one page. */
public final class PageEntry {
  final long id;
  final int home;
  PageState state;

  /** By writer: the last interval a notice named; entries that {@link #applied} covers may go. */
  final VersionVector required = new VersionVector();

  /** By writer: the last interval whose diff the copy includes. */
  final VersionVector applied = new VersionVector();

  /** The last interval of this node that wrote the page; 0 where none did. */
  long ownInterval;

  /** Written since the last flush; has a twin. */
  boolean dirty;

  /** A store may still land; has a twin (RULES 3). */
  boolean watched;

  long watchMark;

  /** A fetch is under way; all waiters share it. */
  boolean fetching;

  final List<Long> readers = new ArrayList<>(1);
  final List<Long> writers = new ArrayList<>(1);

  /** At home: diffs in order of arrival that are not applied yet. */
  final Deque<PendingDiff> diffs = new ArrayDeque<>(1);

  /** At home: fetches that wait for diffs. */
  final List<ParkedFetch> parked = new ArrayList<>(1);

  /** A diff being decoded. */
  static final class PendingDiff {
    final PageMessage.Diff diff;
    Object decoded;
    boolean isDecoded;

    PendingDiff(PageMessage.Diff diff) {
      this.diff = diff;
    }
  }

  /** A fetch that came too early. */
  record ParkedFetch(int from, PageMessage.Fetch fetch) {}

  PageEntry(long id, int home, PageState state) {
    this.id = id;
    this.home = home;
    this.state = state;
  }

  boolean hasTwin() {
    return dirty || watched;
  }

  /** Nothing that an absent entry would not say as well. */
  boolean isDefault(boolean atHome) {
    return required.size() == 0
        && applied.size() == 0
        && ownInterval == 0
        && !hasTwin()
        && !fetching
        && readers.isEmpty()
        && writers.isEmpty()
        && diffs.isEmpty()
        && parked.isEmpty()
        && state == (atHome ? PageState.EXCLUSIVE : PageState.INVALID);
  }

  /** No thread, message or store has to do with the page now. */
  boolean isIdle() {
    return !hasTwin()
        && !fetching
        && readers.isEmpty()
        && writers.isEmpty()
        && diffs.isEmpty()
        && parked.isEmpty();
  }

  @Override
  public String toString() {
    return "page "
        + Gid.show(id)
        + ' '
        + state
        + " home "
        + home
        + (dirty ? " dirty" : "")
        + (watched ? " watched" : "")
        + (fetching ? " fetching" : "")
        + " applied "
        + applied
        + " required "
        + required;
  }
}
