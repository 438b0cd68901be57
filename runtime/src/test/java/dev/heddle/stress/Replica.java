package dev.heddle.stress;

import dev.heddle.bridge.State;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.page.FieldValues;
import dev.heddle.heap.page.FieldsMember;
import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.Raw;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;

/** A replica alone on a page of another node, and the steps of the loop that its tests are of. */
final class Replica {
  static final Layout LAYOUT = new Layouts(type -> false).of(Target.class);
  private static final long GID = Gid.object(Gid.page(0, 1), 1);

  final Target object;
  final Page page;
  final FieldsMember member;

  /** INVALID, never fetched. */
  Replica(SlowPaths owner) {
    SlowPaths.install();
    object = new Target(owner);
    PageTable table = new PageTable(1);
    table.addReplica(GID, object, LAYOUT);
    page = table.find(GID);
    member = (FieldsMember) page.member(Gid.slot(GID));
  }

  /** Fetched: all words are 0. */
  static Replica fetched(SlowPaths owner, Access access) {
    Replica replica = new Replica(owner);
    replica.merge(content(0, 0));
    if (access == Access.WRITABLE) {
      replica.page.makeTwin();
    }
    replica.page.setAccess(access);
    return replica;
  }

  /** What the home would send. */
  static FieldValues content(int x, int y) {
    return content(new Target(x, y));
  }

  static FieldValues content(Target home) {
    return FieldValues.of(home, LAYOUT.page());
  }

  void merge(FieldValues content) {
    page.merge(member, content);
  }

  /** Sets the state bits without what a downgrade does besides. */
  void setBits(int set, int clear) {
    Raw.update(object, LAYOUT.stateOffset(), set, clear);
  }

  void awaitBitsGone(int bits) {
    while ((Raw.getInt(object, LAYOUT.stateOffset()) & bits) != 0) {
      Thread.onSpinWait();
    }
  }

  void awaitReadable() {
    awaitBitsGone(State.READ_INVALID);
  }
}
