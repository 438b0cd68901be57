package dev.heddle.protocol.sim;

import dev.heddle.protocol.sim.SharedData.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Phases in which all threads work together. */
final class Phases {
  private final SimWorld world;
  private final SplittableRandom random;
  private final SharedData data;
  private final int threadCount;

  Phases(SimWorld world, SplittableRandom random, SharedData data, int threadCount) {
    this.world = world;
    this.random = random;
    this.data = data;
    this.threadCount = threadCount;
  }

  void add(List<List<Op>> scripts) {
    switch (random.nextInt(7)) {
      case 0 -> semaphore(scripts);
      case 1 -> barrier(scripts);
      case 2 -> turns(scripts);
      case 3 -> publish(scripts);
      case 4 -> rendezvous(scripts);
      case 5 -> messages(scripts);
      default -> legacySpin(scripts);
    }
  }

  /** One in which some thread waits to be notified, however the threads are scheduled. */
  void addWaiting(List<List<Op>> scripts) {
    if (random.nextBoolean()) {
      barrier(scripts);
    } else {
      rendezvous(scripts);
    }
  }

  /** Permits under a lock: each thread gives some, then takes as many. */
  private void semaphore(List<List<Op>> scripts) {
    long lock = data.lock();
    Slot permits = data.slot();
    boolean all = random.nextBoolean();
    for (List<Op> script : scripts) {
      int count = random.nextInt(3);
      for (int i = 0; i < count; i++) {
        script.add(new LockOps.Enter(lock));
        script.add(ProgramGenerator.add(permits, 1));
        script.add(new LockOps.Notify(lock, all));
        script.add(new LockOps.Exit(lock));
      }
      for (int i = 0; i < count; i++) {
        boolean timed = random.nextInt(4) == 0;
        script.add(new LockOps.Enter(lock));
        script.add(waitUntil(lock, permits, value -> value > 0, timed));
        script.add(ProgramGenerator.add(permits, -1));
        script.add(new LockOps.Exit(lock));
      }
    }
  }

  private interface Condition {
    boolean holds(long value);
  }

  private static Op waitUntil(long lock, Slot slot, Condition condition, boolean timed) {
    return new ThreadOps.Decide(
        "wait until",
        thread ->
            thread.then(
                new RegionOp(slot.object())
                    .read(
                        slot.word(),
                        value -> {
                          if (!condition.holds(value)) {
                            thread.after(
                                () ->
                                    thread.then(
                                        new LockOps.Wait(lock, timed),
                                        waitUntil(lock, slot, condition, timed)));
                          }
                        })));
  }

  /** A hand-written barrier; after it all read what all wrote before it. */
  private void barrier(List<List<Op>> scripts) {
    long lock = data.lock();
    Slot arrived = data.slot();
    List<Slot> written = data.slots(threadCount);
    for (int i = 0; i < threadCount; i++) {
      List<Op> script = scripts.get(i);
      Slot mine = written.get(i);
      script.add(new RegionOp(mine.object()).write(mine.word(), world.directory::freshValue));
      script.add(new LockOps.Enter(lock));
      script.add(ProgramGenerator.add(arrived, 1));
      script.add(new LockOps.Notify(lock, true));
      script.add(waitUntil(lock, arrived, value -> value == threadCount, false));
      script.add(new LockOps.Exit(lock));
      for (int j = random.nextInt(3); j >= 0; j--) {
        Slot other = written.get(random.nextInt(threadCount));
        script.add(new RegionOp(other.object()).read(other.word()));
      }
    }
  }

  /** A volatile says whose turn it is; plain words follow it. */
  private void turns(List<List<Op>> scripts) {
    SimCell turn = data.cell();
    Guarded words = new Guarded(world, random, data.slots(1 + random.nextInt(4)));
    int rounds = 1 + random.nextInt(2);
    for (int i = 0; i < threadCount; i++) {
      for (int round = 0; round < rounds; round++) {
        scripts.get(i).add(waitForTurn(turn, (long) round * threadCount + i));
        scripts.get(i).addAll(words.accesses(1 + random.nextInt(3)));
        scripts.get(i).add(new VolatileOps.Update(turn, value -> value + 1));
      }
    }
  }

  private static Op waitForTurn(SimCell turn, long expected) {
    return new ThreadOps.Decide(
        "wait for turn " + expected,
        thread ->
            thread.then(
                new VolatileOps.Read(
                    turn,
                    value -> {
                      if (value != expected) {
                        thread.idle = true;
                        thread.after(() -> thread.then(waitForTurn(turn, expected)));
                      }
                    })));
  }

  /** One writer: a word, then the volatile that says so; the others look whenever they like. */
  private void messages(List<List<Op>> scripts) {
    SimCell sent = data.cell();
    int writer = random.nextInt(threadCount);
    List<Slot> words = data.slots(2 + random.nextInt(6));
    for (Slot word : words) {
      scripts
          .get(writer)
          .add(new RegionOp(word.object()).write(word.word(), world.directory::freshValue));
      scripts.get(writer).add(new VolatileOps.Update(sent, value -> value + 1));
    }
    for (int i = 0; i < threadCount; i++) {
      for (int j = i == writer ? 0 : random.nextInt(6); j > 0; j--) {
        scripts.get(i).add(new ThreadOps.Decide("look", thread -> receive(thread, sent, words)));
      }
    }
  }

  private static void receive(SimThread thread, SimCell sent, List<Slot> words) {
    thread.then(
        new VolatileOps.Read(
            sent,
            value -> {
              if (value > 0) { // the latest word was written before the value
                Slot word = words.get((int) value - 1);
                thread.after(() -> thread.then(new RegionOp(word.object()).read(word.word())));
              }
            }));
  }

  /** Objects published by a volatile reference, not changed afterwards. */
  private void publish(List<List<Op>> scripts) {
    SimCell cell = data.cell();
    for (List<Op> script : scripts) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        script.add(
            random.nextBoolean()
                ? new ThreadOps.Decide("publish", thread -> publish(thread, cell))
                : new ThreadOps.Decide("look", thread -> look(thread, cell)));
      }
    }
  }

  private void publish(SimThread thread, SimCell cell) {
    int object = thread.node.memory.newLocal(1 + world.random.nextInt(2));
    List<Op> ops = new ArrayList<>();
    for (int word = 0; word < world.directory.truth(object).length; word++) {
      ops.add(new RegionOp(object).write(word, world.directory::freshValue));
    }
    ops.add(new VolatileOps.Update(cell, old -> Values.reference(object)));
    thread.then(ops);
  }

  private void look(SimThread thread, SimCell cell) {
    thread.then(
        new VolatileOps.Read(
            cell,
            value -> {
              if (Values.isReference(value)) {
                int object = Values.object(value);
                RegionOp region = new RegionOp(object);
                for (int word = 0; word < world.directory.truth(object).length; word++) {
                  region.read(word);
                }
                thread.after(() -> thread.then(region));
              }
            }));
  }

  /** wait without a loop: one waiter, one notify, no spurious wake-up. */
  private void rendezvous(List<List<Op>> scripts) {
    long lock = data.lock();
    Slot ready = data.slot();
    Slot told = data.slot();
    int waiter = random.nextInt(threadCount);
    int notifier = (waiter + 1 + random.nextInt(threadCount - 1)) % threadCount;
    scripts.get(waiter).add(new LockOps.Enter(lock));
    scripts.get(waiter).add(ProgramGenerator.add(ready, 1));
    scripts.get(waiter).add(new LockOps.Wait(lock, false));
    scripts.get(waiter).add(new RegionOp(told.object()).read(told.word(), Phases::mustBeTold));
    scripts.get(waiter).add(new LockOps.Exit(lock));
    scripts.get(notifier).add(tell(lock, ready, told));
  }

  private static void mustBeTold(long value) {
    if (value == 0) {
      throw new SimFailure("a wait came back though nobody notified");
    }
  }

  private static Op tell(long lock, Slot ready, Slot told) {
    Op[] notify = {
      ProgramGenerator.add(told, 1), new LockOps.Notify(lock, false), new LockOps.Exit(lock)
    };
    return new ThreadOps.Decide(
        "tell",
        thread ->
            thread.then(
                new LockOps.Enter(lock),
                new RegionOp(ready.object())
                    .read(
                        ready.word(),
                        value -> {
                          thread.idle = value == 0;
                          thread.after(
                              () -> {
                                if (value != 0) {
                                  thread.then(notify);
                                } else {
                                  thread.then(new LockOps.Exit(lock), tell(lock, ready, told));
                                }
                              });
                        })));
  }

  /** A plain flag, with spin points for the only order (RULES 16). */
  private void legacySpin(List<List<Op>> scripts) {
    Slot flag = data.slot();
    Slot word = data.slot();
    int writer = random.nextInt(threadCount);
    scripts
        .get(writer)
        .add(new RegionOp(word.object()).write(word.word(), world.directory::freshValue));
    scripts.get(writer).add(new VolatileOps.Spin());
    scripts.get(writer).add(new RegionOp(flag.object()).write(flag.word(), () -> 1));
    scripts.get(writer).add(new VolatileOps.Spin());
    for (int i = 0; i < threadCount; i++) {
      if (i != writer) {
        scripts.get(i).add(spin(flag));
        scripts.get(i).add(new RegionOp(word.object()).read(word.word()));
      }
    }
  }

  private static Op spin(Slot flag) {
    return new ThreadOps.Decide(
        "spin",
        thread ->
            thread.then(
                new RegionOp(flag.object())
                    .readRacy(
                        flag.word(),
                        value ->
                            thread.after(
                                () -> {
                                  if (value == 0) {
                                    thread.then(new VolatileOps.Spin(), spin(flag));
                                  } else {
                                    thread.then(new VolatileOps.Spin());
                                  }
                                }))));
  }
}
