package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A straight-line region: one check of the object's state, then loads and stores. The stores may
 * land long after the check (RULES 3, 23).
 */
final class RegionOp implements Op {
  /** A load (value null) or a store. */
  private record Item(int word, LongSupplier value, LongConsumer loaded, boolean exact) {}

  private final int object;
  private final List<Item> items = new ArrayList<>();
  private boolean writes;
  private Replica replica;
  private int next;

  RegionOp(int object) {
    this.object = object;
  }

  /** Loads and compares with the value happens-before allows. */
  RegionOp read(int word) {
    return read(word, value -> {});
  }

  RegionOp read(int word, LongConsumer loaded) {
    items.add(new Item(word, null, loaded, true));
    return this;
  }

  /** Loads a word that others may be storing to. */
  RegionOp readRacy(int word, LongConsumer loaded) {
    items.add(new Item(word, null, loaded, false));
    return this;
  }

  RegionOp write(int word, LongSupplier value) {
    items.add(new Item(word, value, null, true));
    writes = true;
    return this;
  }

  @Override
  public boolean step(SimThread thread) {
    if (replica == null) {
      check(thread);
      return false;
    }
    access(thread, items.get(next));
    next++;
    return next == items.size();
  }

  private void check(SimThread thread) {
    Replica found = thread.node.memory.replica(object);
    if (found.access == Access.INVALID) {
      thread.node.post(new Event.ReadMiss(Gid.pageOf(found.gid), thread.node.newWaiter(thread)));
    } else if (writes && found.access != Access.WRITABLE) {
      thread.node.post(new Event.WriteMiss(Gid.pageOf(found.gid), thread.node.newWaiter(thread)));
    } else {
      replica = found;
    }
  }

  private void access(SimThread thread, Item item) {
    SimWorld world = thread.node.world;
    long[] truth = world.directory.truth(object);
    if (item.value != null) {
      long value = item.value.getAsLong();
      replica.words[item.word] = value;
      truth[item.word] = value;
      world.trace.text(() -> "   " + this + "[" + item.word + "] = " + Values.show(value));
      return;
    }
    long value = replica.words[item.word];
    world.trace.add(5, object, value);
    world.trace.text(() -> "   " + this + "[" + item.word + "] is " + Values.show(value));
    if (item.exact && value != truth[item.word]) {
      throw new SimFailure(
          thread
              + " read "
              + Values.show(value)
              + " from word "
              + item.word
              + " but "
              + Values.show(truth[item.word])
              + " happens before");
    }
    item.loaded.accept(value);
  }

  @Override
  public boolean uses(int other) {
    return replica != null && object == other;
  }

  @Override
  public String toString() {
    return "region object " + object + (writes ? " rw" : " r") + " at " + next;
  }
}
