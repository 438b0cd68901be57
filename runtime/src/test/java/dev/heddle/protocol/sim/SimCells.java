package dev.heddle.protocol.sim;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.PageMemory.Access;
import java.util.HashMap;
import java.util.Map;

/** The volatile cells of one simulated node. */
final class SimCells {
  /** A cell as this node has it. */
  static final class LocalCell {
    Access access;
    long value;

    LocalCell(Access access) {
      this.access = access;
    }
  }

  private final SimWorld world;
  private final SimNode node;
  private final Map<Long, LocalCell> cells = new HashMap<>();

  SimCells(SimWorld world, SimNode node) {
    this.world = world;
    this.node = node;
  }

  LocalCell get(long gid) {
    return cells.computeIfAbsent(gid, this::initial);
  }

  private LocalCell initial(long gid) {
    boolean creator = Gid.creator(gid) == node.rank;
    Access access = creator ? Access.WRITABLE : Access.INVALID;
    return new LocalCell(gid == 0 ? Access.READ_ONLY : access);
  }

  void setAccess(long gid, Access access) {
    node.interleave();
    LocalCell cell = get(gid);
    boolean shrinks = access.compareTo(cell.access) < 0;
    cell.access = access;
    world.trace.text(() -> node + " cell " + Gid.show(gid) + " := " + access);
    node.interleave();
    if (shrinks && world.options.mutation() != Mutation.PINS_IGNORED) {
      node.awaitPins();
    }
    world.checker.cellAccess(gid);
  }
}
