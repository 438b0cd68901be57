package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** Volatile reads and writes as woven code makes them. */
final class VolatileOps {
  private VolatileOps() {}

  /** A read: test, load. The value is one the cell had at some time in between. */
  static final class Read implements Op {
    private final SimCell cell;
    private final LongConsumer loaded;
    private int oldest = -1;
    private boolean passed;

    Read(SimCell cell, LongConsumer loaded) {
      this.cell = cell;
      this.loaded = loaded;
    }

    @Override
    public boolean step(SimThread thread) {
      SimCells.LocalCell local = thread.node.memory.cell(cell.gid);
      if (!passed) {
        oldest = cell.version();
        passed = true;
        if (local.access == Access.INVALID) {
          thread.node.post(new Event.CellReadMiss(cell.gid, thread.node.newWaiter(thread)));
        }
        return false;
      }
      long value = local.value;
      thread.node.world.trace.add(6, cell.gid, value);
      thread.node.world.trace.text(
          () -> "   volatile " + Gid.show(cell.gid) + " is " + Values.show(value));
      if (!cell.history.subList(oldest, cell.version() + 1).contains(value)) {
        throw new SimFailure(
            thread + " read " + Values.show(value) + ", since replaced in " + cell.history);
      }
      loaded.accept(value);
      return true;
    }

    @Override
    public String toString() {
      return "read volatile " + Gid.show(cell.gid);
    }
  }

  /** A store or read-modify-write: pinned where exclusive, held where not (RULES 14). */
  static final class Update implements Op {
    private enum At {
      PIN,
      TEST,
      STORE,
      UNPIN,
      HELD_STORE,
      DONE
    }

    private final SimCell cell;
    private final LongUnaryOperator change;
    private At at = At.PIN;

    Update(SimCell cell, LongUnaryOperator change) {
      this.cell = cell;
      this.change = change;
    }

    @Override
    public boolean step(SimThread thread) {
      SimCells.LocalCell local = thread.node.memory.cell(cell.gid);
      switch (at) {
        case PIN -> {
          thread.pinned = true;
          at = At.TEST;
        }
        case TEST -> test(thread, local);
        case STORE -> {
          store(thread, local);
          at = At.UNPIN;
        }
        case UNPIN -> {
          thread.pinned = false;
          return true;
        }
        case HELD_STORE -> {
          store(thread, local);
          at = At.DONE;
        }
        case DONE -> {
          thread.node.post(new Event.CellWriteDone(cell.gid));
          return true;
        }
      }
      return false;
    }

    private void test(SimThread thread, SimCells.LocalCell local) {
      if (local.access == Access.WRITABLE) {
        at = At.STORE;
      } else {
        thread.pinned = false;
        thread.node.post(new Event.CellWriteMiss(cell.gid, thread.node.newWaiter(thread)));
        at = At.HELD_STORE;
      }
    }

    private void store(SimThread thread, SimCells.LocalCell local) {
      if (local.value != cell.current()) {
        throw new SimFailure(
            thread
                + " changes "
                + Values.show(local.value)
                + " though the cell is at "
                + Values.show(cell.current()));
      }
      local.value = change.applyAsLong(local.value);
      cell.history.add(local.value);
      thread.node.world.trace.text(
          () -> "   volatile " + Gid.show(cell.gid) + " = " + Values.show(local.value));
    }

    @Override
    public String toString() {
      return "write volatile " + Gid.show(cell.gid) + " at " + at;
    }
  }

  /** Thread.yield and the like. */
  static final class Spin implements Op {
    private boolean posted;

    @Override
    public boolean step(SimThread thread) {
      if (posted) {
        thread.releases++;
        return true;
      }
      posted = true;
      if (!thread.node.spinIsFree()) {
        thread.node.post(new Event.SpinPoint(thread.node.newWaiter(thread)));
      }
      return false;
    }

    @Override
    public boolean isSync() {
      return true;
    }

    @Override
    public String toString() {
      return "spin point";
    }
  }
}
