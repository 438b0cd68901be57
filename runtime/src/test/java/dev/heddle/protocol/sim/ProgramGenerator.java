package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.sim.SharedData.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates a program without data races: main starts all threads, each goes through the same
 * phases, main joins them. Every word has one guard: a lock, a turn, a thread, or the order of
 * start and join. Each phase ends whatever the others do once all have come to it.
 */
final class ProgramGenerator {
  private static final int THREADS_PER_NODE = 2;

  private final SimWorld world;
  private final SplittableRandom random;
  private final SharedData data;
  private final Program program;
  private final int threadCount;
  private final int[] nodeOf;
  private final List<List<Op>> scripts = new ArrayList<>();
  private final List<Guarded> own = new ArrayList<>();
  private final List<Long> locks = new ArrayList<>();
  private final List<Guarded> underLock = new ArrayList<>();
  private final SimCell counter;
  private final Phases phases;

  ProgramGenerator(SimWorld world, SplittableRandom random) {
    this.world = world;
    this.random = random;
    this.data = new SharedData(world, random);
    this.program = new Program(world);
    this.threadCount = THREADS_PER_NODE * world.nodes.length + random.nextInt(3);
    this.nodeOf = new int[threadCount];
    this.counter = data.cell();
    this.phases = new Phases(world, random, data, threadCount);
  }

  Program generate() {
    for (int i = 0; i < threadCount; i++) {
      boolean placed = i < THREADS_PER_NODE * world.nodes.length;
      nodeOf[i] = placed ? i % world.nodes.length : random.nextInt(world.nodes.length);
      scripts.add(new ArrayList<>());
      own.add(new Guarded(world, random, data.slots(1 + random.nextInt(3))));
    }
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      locks.add(data.lock());
      underLock.add(new Guarded(world, random, data.slots(1 + random.nextInt(5))));
    }
    scripts.forEach(script -> program.add(nodeOf[scripts.indexOf(script)], script));
    startAll();
    mixAll();
    phases.addWaiting(scripts);
    for (int i = random.nextInt(3); i > 0; i--) {
      addPhase();
    }
    joinAll();
    return program;
  }

  /** Main writes the words of a thread before it starts it. */
  private void startAll() {
    for (int i = 1; i < threadCount; i++) {
      scripts.get(0).addAll(own.get(i).accesses(1 + random.nextInt(2)));
      scripts.get(0).add(new ThreadOps.Start(nodeOf[i], i));
    }
  }

  private void addPhase() {
    if (random.nextBoolean()) {
      mixAll();
    } else {
      phases.add(scripts);
    }
  }

  private void mixAll() {
    for (int i = 0; i < threadCount; i++) {
      mix(scripts.get(i), i);
    }
  }

  /** Locked sections, nested too, private words, volatile counters, short-lived children. */
  private void mix(List<Op> script, int thread) {
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> script.addAll(own.get(thread).accesses(1 + random.nextInt(3)));
        case 1 -> script.add(new VolatileOps.Update(counter, value -> value + 1));
        case 2 -> child(script, thread);
        case 3 -> nested(script);
        default -> locked(script, random.nextInt(locks.size()));
      }
    }
  }

  private void locked(List<Op> script, int lock) {
    script.add(new LockOps.Enter(locks.get(lock)));
    script.addAll(underLock.get(lock).accesses(1 + random.nextInt(3)));
    script.add(new LockOps.Exit(locks.get(lock)));
  }

  /** In ascending order, so that the program has no deadlock of its own. */
  private void nested(List<Op> script) {
    int outer = random.nextInt(locks.size());
    script.add(new LockOps.Enter(locks.get(outer)));
    script.addAll(underLock.get(outer).accesses(1));
    if (outer + 1 < locks.size()) {
      locked(script, outer + 1 + random.nextInt(locks.size() - outer - 1));
    }
    script.addAll(underLock.get(outer).accesses(1));
    script.add(new LockOps.Exit(locks.get(outer)));
  }

  /** The parent's words are the child's from start to join. */
  private void child(List<Op> script, int parent) {
    List<Op> body = new ArrayList<>(own.get(parent).accesses(1 + random.nextInt(2)));
    if (random.nextBoolean()) {
      locked(body, random.nextInt(locks.size()));
    }
    int node = random.nextInt(world.nodes.length);
    int child = program.add(node, body);
    body.add(new ThreadOps.End(nodeOf[parent], child));
    script.addAll(own.get(parent).accesses(1));
    script.add(new ThreadOps.Start(node, child));
    if (random.nextBoolean()) {
      locked(script, random.nextInt(locks.size()));
    }
    script.add(new ThreadOps.Join(child));
    script.addAll(own.get(parent).accesses(1));
  }

  /** Main reads what a thread wrote after it has joined it. */
  private void joinAll() {
    for (int i = 1; i < threadCount; i++) {
      scripts.get(i).add(new ThreadOps.End(0, i));
      scripts.get(0).add(new ThreadOps.Join(i));
      scripts.get(0).addAll(own.get(i).accesses(1));
    }
    int other = 1 + random.nextInt(world.nodes.length - 1);
    scripts.get(0).add(thread -> output(thread, other));
  }

  private static boolean output(SimThread thread, int other) {
    thread.node.post(new Event.SendService(other, Program.output(), true));
    return true;
  }

  /** Used by phases that need words of their own. */
  static RegionOp add(Slot slot, long amount) {
    long[] loaded = new long[1];
    return new RegionOp(slot.object())
        .read(slot.word(), value -> loaded[0] = value)
        .write(slot.word(), () -> loaded[0] + amount);
  }
}
