package dev.heddle.jdk.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The JDK's own is the oracle for one thread, trees of phasers included. */
class PhaserTest {
  private static final int SEEDS = 400;
  private static final int STEPS = 60;

  private static final class Original extends Phaser {
    final List<String> advances = new ArrayList<>();

    @Override
    protected boolean onAdvance(int phase, int parties) {
      advances.add(phase + ":" + parties);
      return phase >= 5 && parties == 0;
    }
  }

  private static final class Twin extends SharedPhaser {
    final List<String> advances = new ArrayList<>();

    @Override
    protected boolean onAdvance(int phase, int parties) {
      advances.add(phase + ":" + parties);
      return phase >= 5 && parties == 0;
    }
  }

  private static String step(Phaser[] tree, int kind, int which) {
    Phaser phaser = tree[which];
    if (kind >= 7 && kind <= 9 && phaser.isTerminated()) {
      return "ended"; // which counts were brought up to the root's before depends on who asked
    }
    try {
      return switch (kind) {
        case 0, 1 -> "" + phaser.register();
        case 2 -> "" + phaser.bulkRegister(which);
        case 3, 4, 5 -> "" + phaser.arrive();
        case 6 -> "" + phaser.arriveAndDeregister();
        case 7 -> phaser.getRegisteredParties() + " " + phaser.getArrivedParties();
        case 8 -> phaser.getUnarrivedParties() + " " + phaser.isTerminated();
        case 9 -> phaser.toString().replaceAll("^.*@[0-9a-f]+", "");
        case 10 -> "" + phaser.awaitAdvance(SharedPhaser.getPhase(phaser) ^ 1);
        default -> "" + SharedPhaser.getPhase(phaser);
      };
    } catch (IllegalStateException e) {
      return e.toString().replaceAll(" \\S*@[0-9a-f]+", " ");
    }
  }

  /** Whether a new party might have to wait for others to arrive, which this one thread is. */
  private static boolean mayWaitToRegister(Phaser phaser) {
    return phaser.getParent() != null
        || (phaser.getRegisteredParties() > 0 && phaser.getUnarrivedParties() == 0);
  }

  @Test
  void doesWhatTheJdksDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Original original = new Original();
      Twin twin = new Twin();
      Phaser[] originals = {original, new Phaser(original), new Phaser(original, 2), null};
      originals[3] = new Phaser(originals[1], 1);
      Phaser[] twins = {twin, new SharedPhaser(twin), new SharedPhaser(twin, 2), null};
      twins[3] = new SharedPhaser(twins[1], 1);
      for (int i = 0; i < STEPS; i++) {
        int kind = random.nextInt(12);
        int which = random.nextInt(4);
        if (kind < 3 && mayWaitToRegister(originals[which])) {
          continue;
        }
        String what = "seed " + seed + " step " + i + " kind " + kind + " of " + which;
        assertEquals(step(originals, kind, which), step(twins, kind, which), what);
        assertEquals(original.advances, twin.advances, what);
      }
      original.forceTermination();
      twin.forceTermination();
      assertEquals(step(originals, 0, 3), step(twins, 0, 3));
    }
  }

  @Test
  void aPartyRegisteredLateIsOneOfTheNextPhase() throws InterruptedException {
    SharedPhaser root = new SharedPhaser(1);
    SharedPhaser child = new SharedPhaser(root, 1);
    child.arrive();
    int[] registered = {-1};
    Thread late = new Thread(() -> registered[0] = child.register());
    late.start();
    while (late.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(0, root.arrive());
    late.join();
    assertEquals(1, registered[0]);
    assertEquals(2, child.getUnarrivedParties());
  }

  @Test
  void noThreadIsAPhaseAhead() throws InterruptedException {
    int parties = 4;
    int phases = 300;
    SharedPhaser root = new SharedPhaser();
    SharedPhaser left = new SharedPhaser(root, 2);
    SharedPhaser right = new SharedPhaser(root, 2);
    int[] at = new int[parties];
    List<String> wrong = new ArrayList<>();
    Thread[] threads = new Thread[parties];
    for (int t = 0; t < parties; t++) {
      int me = t;
      SharedPhaser mine = me % 2 == 0 ? left : right;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < phases; i++) {
                  synchronized (at) {
                    at[me]++;
                  }
                  mine.arriveAndAwaitAdvance();
                  synchronized (at) {
                    for (int each : at) {
                      if (each < i + 1 || each > i + 2) {
                        wrong.add(me + " at " + i + " saw " + each);
                      }
                    }
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), wrong);
    assertEquals(phases, SharedPhaser.getPhase(left));
    assertThrows(
        TimeoutException.class,
        () -> right.awaitAdvanceInterruptibly(phases, 1, TimeUnit.MILLISECONDS));
  }
}
