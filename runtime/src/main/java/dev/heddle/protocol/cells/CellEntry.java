package dev.heddle.protocol.cells;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.util.ArrayList;
import java.util.List;

/** What a node knows of one cell as a reader and writer. */
final class CellEntry {
  /** What was asked of the manager. */
  enum Asked {
    NOTHING,
    READ,
    WRITE
  }

  final long id;
  Access access;
  boolean owner;
  Asked asked = Asked.NOTHING;

  /** Stores that were promised this exclusive state and have not landed (RULES 14). */
  int holds;

  /** A forward that waits for the holds to end; the manager sends one at a time. */
  CellMessage.Forward parked;

  final List<Long> readers = new ArrayList<>(1);
  final List<Long> writers = new ArrayList<>(1);

  CellEntry(long id, Access access, boolean owner) {
    this.id = id;
    this.access = access;
    this.owner = owner;
  }

  @Override
  public String toString() {
    return "cell "
        + Gid.show(id)
        + ' '
        + access
        + (owner ? " owner" : "")
        + (holds == 0 ? "" : " holds " + holds)
        + (asked == Asked.NOTHING ? "" : " asked to " + asked)
        + (parked == null ? "" : " parked " + parked);
  }
}
