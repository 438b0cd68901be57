package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.bridge.Monitors;
import dev.heddle.bridge.State;
import dev.heddle.protocol.PageMemory.Access;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.I_Result;

/** Monitor entry, with the plain test of the token inside it, against a revocation. */
public final class MonitorTokens {
  private MonitorTokens() {}

  /** A thread here and one of another node count up under the same lock. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two nodes in one monitor")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstRevocation implements SlowPaths {
    final Replica replica = withToken(this);

    static Replica withToken(SlowPaths owner) {
      Replica replica = Replica.fetched(owner, Access.WRITABLE);
      replica.member.setLockState(false, false);
      return replica;
    }

    /** Inside the monitor: the other node grants the token when it is done with it. */
    @Override
    public void acquireToken() {
      replica.awaitBitsGone(State.TOKEN_AWAY);
    }

    @Actor
    public void thread() {
      Target lock = replica.object;
      Monitors.beforeEnter(lock);
      synchronized (lock) {
        Monitors.entered(lock);
        lock.x++;
      }
      Monitors.exited();
    }

    @Actor
    public void revoker() {
      synchronized (replica.object) {
        replica.member.setLockState(true, false);
      }
      countUpElsewhere();
    }

    final void countUpElsewhere() {
      replica.object.x++;
      replica.member.setLockState(false, false);
    }

    @Arbiter
    public void look(I_Result r) {
      r.r1 = replica.object.x;
    }
  }

  /** The token leaves without the real monitor. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two nodes in one monitor")
  @org.openjdk.jcstress.annotations.State
  public static class MonitorNotTakenMutant extends AgainstRevocation {
    @Override
    @Actor
    public void thread() {
      super.thread();
    }

    @Override
    @Actor
    public void revoker() {
      replica.member.setLockState(true, false);
      countUpElsewhere();
    }

    @Override
    @Arbiter
    public void look(I_Result r) {
      super.look(r);
    }
  }

  /** The token is tested before the real monitor is taken. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "two nodes in one monitor")
  @org.openjdk.jcstress.annotations.State
  public static class TestedOutsideMutant extends AgainstRevocation {
    @Override
    @Actor
    public void thread() {
      Target lock = replica.object;
      Monitors.entered(lock);
      synchronized (lock) {
        lock.x++;
      }
    }

    @Override
    @Actor
    public void revoker() {
      super.revoker();
    }

    @Override
    @Arbiter
    public void look(I_Result r) {
      super.look(r);
    }
  }
}
