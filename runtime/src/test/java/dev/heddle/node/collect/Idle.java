package dev.heddle.node.collect;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Traffic;

/** A loop at which nothing may happen, and a heap with nothing to collect; node 0 is every home. */
class Idle implements CollectPort, Holdings {
  @Override
  public void post(Event event) {
    throw new AssertionError(event);
  }

  @Override
  public void run(Runnable task) {
    throw new AssertionError(task);
  }

  @Override
  public int homeOf(long page) {
    return 0;
  }

  @Override
  public Traffic traffic() {
    throw new AssertionError("nothing is sent");
  }

  @Override
  public long[] exportedPages() {
    return new long[0];
  }

  @Override
  public long exportCount(long page) {
    return 1;
  }

  @Override
  public int extent(long page) {
    return 1;
  }

  @Override
  public boolean isMovable(long page) {
    return true;
  }

  @Override
  public boolean loosen(long page) {
    return false;
  }

  @Override
  public boolean takeTouched(long page) {
    return false;
  }

  @Override
  public boolean isHeld(long page) {
    return false;
  }
}
