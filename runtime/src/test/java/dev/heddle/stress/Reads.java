package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.bridge.State;
import dev.heddle.protocol.PageMemory.Access;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** Read check and load against a fetched page that is merged, and against an invalidation. */
public final class Reads {
  private Reads() {}

  /** RULES 4: whoever finds the page valid reads what was merged before. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "what was fetched")
  @Outcome(expect = FORBIDDEN, desc = "words from before the fetch")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstInstall implements SlowPaths {
    final Replica replica = new Replica(this);

    @Override
    public void readMiss() {
      replica.awaitReadable();
    }

    @Actor
    public void loop() {
      replica.merge(Replica.content(1, 1));
      replica.page.setAccess(Access.READ_ONLY);
    }

    @Actor
    public void reader(II_Result r) {
      Target object = replica.object;
      object.checkRead();
      r.r1 = object.x;
      r.r2 = object.y;
    }
  }

  /** RULES 4 taken out at the loop: state before data. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "what was fetched")
  @Outcome(expect = FORBIDDEN, desc = "words from before the fetch")
  @org.openjdk.jcstress.annotations.State
  public static class StateFirstMutant extends AgainstInstall {
    @Override
    @Actor
    public void loop() {
      replica.setBits(0, State.READ_INVALID);
      replica.merge(Replica.content(1, 1));
    }

    @Override
    @Actor
    public void reader(II_Result r) {
      super.reader(r);
    }
  }

  /**
   * RULES 4 taken out at the reader, by hand: the loads that the missing fence lets a compiler or
   * an ARM processor move before the check.
   */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "what was fetched")
  @Outcome(expect = FORBIDDEN, desc = "words from before the fetch")
  @org.openjdk.jcstress.annotations.State
  public static class LoadFirstMutant extends AgainstInstall {
    @Override
    @Actor
    public void loop() {
      super.loop();
    }

    @Override
    @Actor
    public void reader(II_Result r) {
      Target object = replica.object;
      int x = object.x;
      int y = object.y;
      Thread.onSpinWait();
      if ((object.heddle$state() & State.READ_INVALID) != 0) {
        readMiss();
        x = object.x;
        y = object.y;
      }
      r.r1 = x;
      r.r2 = y;
    }
  }

  /** RULES 9: whoever acquired after the invalidation misses, and reads what was written. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "new, or not acquired")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "acquired, and yet the old value")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstInvalidate implements SlowPaths {
    final Replica replica = Replica.fetched(this, Access.READ_ONLY);
    volatile int acquired;

    @Override
    public synchronized void readMiss() {
      replica.merge(Replica.content(1, 1));
      replica.page.setAccess(Access.READ_ONLY);
    }

    @Actor
    public void loop() {
      replica.page.setAccess(Access.INVALID);
      acquired = 1;
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = acquired;
      Target object = replica.object;
      object.checkRead();
      r.r2 = object.x;
    }
  }

  /** RULES 9 taken out: the acquire ends before what it invalidates is invalid. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "new, or not acquired")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "acquired, and yet the old value")
  @org.openjdk.jcstress.annotations.State
  public static class InvalidateLateMutant extends AgainstInvalidate {
    @Override
    @Actor
    public void loop() {
      acquired = 1;
      replica.page.setAccess(Access.INVALID);
    }

    @Override
    @Actor
    public void reader(II_Result r) {
      super.reader(r);
    }
  }
}
