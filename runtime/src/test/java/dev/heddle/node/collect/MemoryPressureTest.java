package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ServiceLink;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Node 0 of three runs out of memory, or does not. */
class MemoryPressureTest {
  private static final long PERIOD_NANOS =
      TimeUnit.MILLISECONDS.toNanos(MemoryPressure.PERIOD_MILLIS);

  private long nowNanos;
  private double usedShare;
  private int collectMillis = 1;
  private boolean freeing;
  private int collections;
  private int urged;
  private int rounds;

  private final ServiceBus bus =
      new ServiceBus(
          new ServiceLink() {
            @Override
            public int rank() {
              return 0;
            }

            @Override
            public int nodeCount() {
              return 3;
            }

            @Override
            @SuppressWarnings("EnumOrdinal") // the ordinal is what goes on the wire
            public void send(int to, byte[] body, boolean release) {
              assertEquals(ServiceKind.COLLECT_URGE.ordinal(), body[0]);
              urged++;
            }
          },
          (line, status) -> {
            throw new AssertionError(line);
          });

  private final Memory memory =
      new Memory() {
        @Override
        public double usedShare() {
          return usedShare;
        }

        @Override
        public void collect() {
          collections++;
          usedShare = freeing ? 0.1 : usedShare;
          nowNanos += TimeUnit.MILLISECONDS.toNanos(collectMillis);
        }
      };

  private final MemoryPressure pressure =
      new MemoryPressure(
          bus,
          memory,
          new DistributedCollection(bus, new CountingLoop(), new Idle(), (line, status) -> {}),
          Runnable::run,
          () -> nowNanos);

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      nowNanos += PERIOD_NANOS;
      pressure.look();
    }
  }

  @Test
  void nothingHappensWhileThereIsRoom() {
    look(100);
    assertEquals(0, collections + urged + rounds);
  }

  @Test
  void garbageOfItsOwnIsNobodyElsesConcern() {
    usedShare = 0.7;
    freeing = true;
    look(100);
    assertEquals(1, collections);
    assertEquals(0, urged + rounds);
  }

  @Test
  void aHeapThatStaysFullUrgesAll() {
    usedShare = 0.7;
    look(1);
    assertEquals(1, collections);
    assertEquals(2, urged);
    usedShare = 0.1;
    look(100);
    assertEquals(10, rounds);
  }

  @Test
  void whatFreesNothingIsTriedEverMoreRarely() {
    usedShare = 0.7;
    look(600);
    assertTrue(collections > 4 && collections < 10, collections + " in a minute");
  }

  @Test
  void aHeapThatHasGrownIsCollectedThoughTheLastTimeFreedNothing() {
    usedShare = 0.7;
    look(600);
    int before = collections;
    usedShare = 0.76;
    look(1);
    assertEquals(before, collections);
    usedShare = 0.78;
    look(1);
    assertEquals(before + 1, collections);
  }

  @Test
  void collectionsTakeALargerShareOfTheTimeTheLessRoomIsLeft() {
    collectMillis = 500;
    int low = collectionsWhileGrowingTo(0.74);
    int critical = collectionsWhileGrowingTo(0.98) - low;
    assertEquals(2, low, "in ten seconds: a tenth of the time, and the first at once");
    assertTrue(critical >= 5, critical + " in the next ten seconds");
  }

  /** Ten seconds in which the heap fills evenly and nothing is freed. */
  private int collectionsWhileGrowingTo(double share) {
    usedShare = Math.max(usedShare, 0.61);
    double from = usedShare;
    long beganNanos = nowNanos;
    for (double part = 0; part < 1; part = (nowNanos - beganNanos) / 1e10) {
      usedShare = from + (share - from) * part;
      look(1);
    }
    return collections;
  }

  @Test
  void whoIsUrgedCollectsHoweverLittleTheLastCollectionFreed() {
    usedShare = 0.7;
    look(600);
    usedShare = 0.1;
    look(10);
    int collectedBefore = collections;
    int roundsBefore = rounds;
    urge(false);
    assertEquals(collectedBefore + 1, collections);
    look(100);
    assertEquals(collectedBefore + 1, collections);
    assertEquals(roundsBefore + 10, rounds);
  }

  @Test
  void whoIsUrgedInNeedRestsLess() {
    collectMillis = 100;
    urge(false);
    nowNanos += TimeUnit.MILLISECONDS.toNanos(300);
    urge(false);
    assertEquals(1, collections);
    urge(true);
    assertEquals(2, collections);
  }

  @SuppressWarnings("EnumOrdinal") // the ordinal is what goes on the wire
  private void urge(boolean critical) {
    bus.deliver(
        1,
        ByteBuffer.allocate(10)
            .put((byte) ServiceKind.COLLECT_URGE.ordinal())
            .putLong(0)
            .put((byte) (critical ? 1 : 0))
            .array());
  }

  private final class CountingLoop extends Idle {
    @Override
    public void run(Runnable task) {
      rounds++;
      task.run();
    }
  }
}
