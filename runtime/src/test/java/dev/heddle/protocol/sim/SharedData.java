package dev.heddle.protocol.sim;

import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The objects a program starts with, on small and large pages all over the nodes. */
final class SharedData {
  /** One word of one object. */
  record Slot(int object, int word) {}

  private final SimWorld world;
  private final SplittableRandom random;
  private boolean hasSmall;
  private final List<Slot> free = new ArrayList<>();

  SharedData(SimWorld world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  /** The next word of some page; neighbours mostly have other guards: false sharing. */
  Slot slot() {
    if (free.size() < 4) {
      newPage();
    }
    return free.remove(random.nextInt(Math.min(free.size(), 12)));
  }

  List<Slot> slots(int count) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(slot());
    }
    return slots;
  }

  private void newPage() {
    SimNode creator = world.nodes[random.nextInt(world.nodes.length)];
    long page = creator.memory.newPage();
    boolean small = !hasSmall || random.nextBoolean();
    hasSmall = true;
    world.coverage.saw(small ? Feature.SMALL_PAGE : Feature.LARGE_PAGE);
    int objects = small ? 1 : 1 + random.nextInt(3);
    for (int i = 0; i < objects; i++) {
      int words = small ? 1 + random.nextInt(2) : 4 + random.nextInt(9);
      int object = creator.memory.newLocal(words);
      creator.memory.promote(object, page);
      for (int word = 0; word < words; word++) {
        free.add(new Slot(object, word));
      }
    }
  }

  long lock() {
    return gid();
  }

  SimCell cell() {
    return new SimCell(gid(), 0);
  }

  private long gid() {
    return Gid.object(world.nodes[random.nextInt(world.nodes.length)].memory.newPage(), 1);
  }
}
