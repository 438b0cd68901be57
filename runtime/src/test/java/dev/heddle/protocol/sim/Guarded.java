package dev.heddle.protocol.sim;

import dev.heddle.protocol.sim.SharedData.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Words that only one thread at a time may touch, and the accesses to them. References lead to
 * objects under the same guard.
 */
final class Guarded {
  private static final int MAX_DEPTH = 3;

  private final SimWorld world;
  private final SplittableRandom random;
  private final List<Slot> slots;

  Guarded(SimWorld world, SplittableRandom random, List<Slot> slots) {
    this.world = world;
    this.random = random;
    this.slots = slots;
  }

  /** Some accesses to the words, for a thread that has the guard. */
  List<Op> accesses(int count) {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Slot slot = slots.get(random.nextInt(slots.size()));
      switch (random.nextInt(6)) {
        case 0, 1 -> ops.add(new ThreadOps.Decide("read", thread -> read(thread, slot, 0)));
        case 2 -> ops.add(new ThreadOps.Decide("create", thread -> create(thread, slot)));
        default -> ops.add(updates(slot));
      }
    }
    return ops;
  }

  /** Read and write several words of one object behind one check. */
  private Op updates(Slot first) {
    RegionOp region = new RegionOp(first.object());
    for (Slot slot : slots) {
      if (slot.object() == first.object() && (slot.equals(first) || random.nextBoolean())) {
        region.read(slot.word());
        region.write(slot.word(), world.directory::freshValue);
        if (random.nextInt(4) == 0) {
          region.read(slot.word());
        }
      }
    }
    return region;
  }

  private void read(SimThread thread, Slot slot, int depth) {
    thread.then(
        new RegionOp(slot.object())
            .read(
                slot.word(),
                value -> {
                  if (Values.isReference(value) && depth < MAX_DEPTH) {
                    visit(thread, Values.object(value), depth);
                  }
                }));
  }

  /** Runs when the region that loaded the reference is done. */
  private void visit(SimThread thread, int object, int depth) {
    thread.after(() -> thread.then(visiting(object, depth)));
  }

  private List<Op> visiting(int object, int depth) {
    List<Op> ops = new ArrayList<>();
    int words = world.directory.truth(object).length;
    for (int word = 0; word < words; word++) {
      Slot slot = new Slot(object, word);
      if (world.random.nextInt(3) == 0) {
        ops.add(new RegionOp(object).write(word, world.directory::freshValue));
      } else {
        ops.add(new ThreadOps.Decide("follow", thread -> read(thread, slot, depth + 1)));
      }
    }
    return ops;
  }

  /** A new local object, perhaps with another behind it, and a reference to it in the word. */
  private void create(SimThread thread, Slot slot) {
    int object = newObject(thread);
    List<Op> ops = new ArrayList<>();
    ops.add(new RegionOp(object).write(0, world.directory::freshValue));
    if (world.random.nextBoolean()) {
      int second = newObject(thread);
      ops.add(new RegionOp(second).write(0, world.directory::freshValue));
      ops.add(new RegionOp(object).write(0, () -> Values.reference(second)));
    }
    ops.add(new RegionOp(slot.object()).write(slot.word(), () -> Values.reference(object)));
    if (world.random.nextBoolean()) { // a store that finds the object local or just promoted
      int last = world.directory.truth(object).length - 1;
      ops.add(new RegionOp(object).write(last, world.directory::freshValue));
    }
    thread.then(ops);
  }

  private int newObject(SimThread thread) {
    return thread.node.memory.newLocal(1 + world.random.nextInt(3));
  }
}
