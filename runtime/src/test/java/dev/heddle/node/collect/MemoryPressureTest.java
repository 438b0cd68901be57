package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ServiceLink;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Node 0 of three runs out of memory, or does not. */
class MemoryPressureTest {
  private static final long PERIOD_NANOS =
      TimeUnit.MILLISECONDS.toNanos(MemoryPressure.PERIOD_MILLIS);

  private long nowNanos;
  private boolean full;
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
        public boolean isLow() {
          return full;
        }

        @Override
        public void collect() {
          collections++;
          full &= !freeing;
          nowNanos += TimeUnit.MILLISECONDS.toNanos(1);
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
    full = true;
    freeing = true;
    look(100);
    assertEquals(1, collections);
    assertEquals(0, urged + rounds);
  }

  @Test
  void aHeapThatStaysFullUrgesAll() {
    full = true;
    look(1);
    assertEquals(1, collections);
    assertEquals(2, urged);
    full = false;
    look(100);
    assertEquals(10, rounds);
  }

  @Test
  void whatFreesNothingIsTriedEverMoreRarely() {
    full = true;
    look(600);
    assertTrue(collections > 4 && collections < 10, collections + " in a minute");
  }

  private final class CountingLoop extends Idle {
    @Override
    public void run(Runnable task) {
      rounds++;
      task.run();
    }
  }
}
