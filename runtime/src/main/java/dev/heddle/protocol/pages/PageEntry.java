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
  int home;

  /** How often the home has moved, as far as this node knows; grows over all entries of a page. */
  long epoch;

  private final long firstEpoch;

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

  /** Tells the reply to the last fetch apart from those to fetches given up. */
  long fetchSerial;

  final List<Long> readers = new ArrayList<>(1);
  final List<Long> writers = new ArrayList<>(1);

  /** At home: diffs in order of arrival that are not applied yet. */
  final Deque<PendingDiff> diffs = new ArrayDeque<>(1);

  /** At home: fetches that wait for diffs. */
  final List<PageMessage.Fetch> parked = new ArrayList<>(1);

  /** At home: an offer to move is on its way; diffs are held, fetches parked. */
  boolean moving;

  final List<PageMessage.Diff> held = new ArrayList<>(1);

  /** An offer to take the home over is being decoded. */
  boolean offered;

  /** At home: the old home has not said yet what is required. */
  boolean unconfirmed;

  /** At home: who wrote last, and how many diffs in a row. */
  int lastWriter = -1;

  int streak;

  /** A diff being decoded. */
  static final class PendingDiff {
    final PageMessage.Diff diff;
    Object decoded;
    boolean isDecoded;

    PendingDiff(PageMessage.Diff diff) {
      this.diff = diff;
    }
  }

  /** Away from its creator: the home read, wrote, served or applied it since it was recalled. */
  boolean active;

  PageEntry(long id, int home, long epoch, PageState state) {
    this.id = id;
    this.home = home;
    this.epoch = epoch;
    this.firstEpoch = epoch;
    this.state = state;
  }

  /**
   * The home has moved since the entry was made. Then {@link #applied} names all that was applied;
   * in an entry that was forgotten and made again it does not.
   */
  boolean hasMoved() {
    return moves() != 0;
  }

  /** At the creator: how often, since then. */
  long moves() {
    return epoch - firstEpoch;
  }

  int creator() {
    return Gid.creator(id);
  }

  boolean hasTwin() {
    return dirty || watched;
  }

  /** Nothing that an absent entry would not say as well. */
  boolean isDefault(boolean atHome) {
    return home == creator()
        && !(atHome && hasMoved())
        && !moving
        && !offered
        && !unconfirmed
        && required.size() == 0
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
    return !moving
        && !offered
        && !unconfirmed
        && !hasTwin()
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
        + (moving ? " moving" : "")
        + (unconfirmed ? " unconfirmed" : "")
        + " applied "
        + applied
        + " required "
        + required;
  }
}
