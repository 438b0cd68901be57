package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LocalWaitSetsTest {
  /** The lock is promoted just after the waiter has seen it local. */
  @Test
  void aTicketAddedDuringPromotionMoves() throws InterruptedException {
    LocalWaitSets sets = new LocalWaitSets();
    Object lock = new Object();
    Ticket ticket = new Ticket(1, lock);
    List<Ticket> moved = new CopyOnWriteArrayList<>();
    Thread promoter = new Thread(() -> sets.move(lock, moved::add));
    boolean added =
        sets.add(
            ticket,
            () -> {
              promoter.start();
              while (promoter.getState() != Thread.State.BLOCKED && promoter.isAlive()) {
                Thread.onSpinWait();
              }
              return false;
            });
    promoter.join();
    assertTrue(added);
    assertEquals(List.of(ticket), moved);
  }
}
