package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.bridge.State;
import dev.heddle.bridge.Volatiles;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.I_Result;

/** A volatile read-modify-write against the move of its cell to another node and back. */
public final class VolatileStores {
  private VolatileStores() {}

  /** RULES 14: never two writers. Each counts up once. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two writers at a time")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstDowngrade implements SlowPaths {
    final Replica replica = exclusive(this);

    static Replica exclusive(SlowPaths owner) {
      Replica replica = Replica.fetched(owner, Access.READ_ONLY);
      replica.member.setCellAccess(Access.WRITABLE);
      return replica;
    }

    /** The cell comes back with a hold: the other node wants it once only. */
    @Override
    public void volatileWriteMiss() {
      replica.awaitBitsGone(State.VOLATILE_WRITE_INVALID);
    }

    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate") // the only thread of this node
    public void writer() {
      Target object = replica.object;
      int kept = Volatiles.beginWrite(object);
      object.counter++;
      Volatiles.endWrite(object, kept);
    }

    @Actor
    public void loop() {
      replica.member.setCellAccess(Access.INVALID);
      countUpElsewhere();
    }

    final void countUpElsewhere() {
      int served = replica.object.counter;
      replica.object.counter = served + 1;
      replica.member.setCellAccess(Access.WRITABLE);
    }

    @Arbiter
    public void look(I_Result r) {
      r.r1 = replica.object.counter;
    }
  }

  /** RULES 14 taken out: the downgrader waits for no pin. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two writers at a time")
  @org.openjdk.jcstress.annotations.State
  public static class PinsIgnoredMutant extends AgainstDowngrade {
    @Override
    @Actor
    public void writer() {
      super.writer();
    }

    @Override
    @Actor
    public void loop() {
      replica.setBits(State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID, 0);
      countUpElsewhere();
    }

    @Override
    @Arbiter
    public void look(I_Result r) {
      super.look(r);
    }
  }

  /** RULES 14 taken out: no full fence between pin and test. Seen on x86, too. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two writers at a time")
  @org.openjdk.jcstress.annotations.State
  public static class PinNotFencedMutant extends AgainstDowngrade {
    private static final VarHandle PIN = pin();
    int pin;

    private static VarHandle pin() {
      try {
        return MethodHandles.lookup().findVarHandle(PinNotFencedMutant.class, "pin", int.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate") // the only thread of this node
    public void writer() {
      Target object = replica.object;
      PIN.setOpaque(this, 1);
      if ((object.heddle$state() & State.VOLATILE_WRITE_INVALID) != 0) {
        PIN.setOpaque(this, 0);
        volatileWriteMiss();
      }
      object.counter++;
      PIN.setRelease(this, 0);
    }

    @Override
    @Actor
    public void loop() {
      replica.setBits(State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID, 0);
      VarHandle.fullFence();
      while ((int) PIN.getAcquire(this) != 0) {
        Thread.onSpinWait();
      }
      countUpElsewhere();
    }

    @Override
    @Arbiter
    public void look(I_Result r) {
      super.look(r);
    }
  }
}
