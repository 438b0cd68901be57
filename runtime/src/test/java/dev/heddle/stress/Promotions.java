package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.State;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.raw.Raw;
import dev.heddle.protocol.PageMemory.Access;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Promotion against itself, against the loop, and against threads with a LOCAL shadow. */
public final class Promotions {
  private Promotions() {}

  private static void promote(Object object) {
    SharedHeap.HEAP.promote(List.of(object), "a test");
  }

  /** RULES 5: two threads publish one object; it gets one gid, and both return with it. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "one gid, known to both")
  @Outcome(expect = FORBIDDEN, desc = "promoted twice, or not yet")
  @org.openjdk.jcstress.annotations.State
  public static class Twice {
    final Target object = new Target(0, 0);
    long first;
    long second;

    @Actor
    public void one() {
      promote(object);
      first = SharedHeap.HEAP.gidOf(object);
    }

    @Actor
    public void two() {
      promote(object);
      second = SharedHeap.HEAP.gidOf(object);
    }

    @Arbiter
    public void look(ZZ_Result r) {
      r.r1 = first > 0 && first == second;
      r.r2 = (object.heddle$state() & State.PROMOTING) == 0;
    }
  }

  /** RULES 5: the loop serves the page of an object that is just being promoted. */
  @JCStressTest
  @Outcome(
      id = {"0, 4", "1, 6"},
      expect = ACCEPTABLE,
      desc = "shared, and downgraded where served")
  @Outcome(expect = FORBIDDEN, desc = "a transition is lost")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstServing {
    final Target object = new Target(0, 0);

    @Actor
    public void promoter() {
      promote(object);
    }

    @Actor
    public void loop(II_Result r) {
      for (int i = 0; i < 100; i++) {
        Member member = (Member) object.heddle$meta();
        if (member != null && member.page().member(1) == member) {
          member.page().setAccess(Access.READ_ONLY);
          r.r1 = 1;
          return;
        }
      }
    }

    @Arbiter
    public void look(II_Result r) {
      r.r2 = object.heddle$state();
    }
  }

  /** RULES 5 taken out: state words change by load and store. */
  @JCStressTest
  @Outcome(
      id = {"0, 4", "1, 6"},
      expect = ACCEPTABLE,
      desc = "shared, and downgraded where served")
  @Outcome(expect = FORBIDDEN, desc = "a transition is lost")
  @org.openjdk.jcstress.annotations.State
  public static class NoSwapMutant {
    final Target object = new Target(0, 0);

    @Actor
    public void promoter() {
      Raw.swapInt(object, Replica.LAYOUT.stateOffset(), 0, State.PROMOTING);
      int loaded = object.heddle$state;
      Thread.onSpinWait();
      object.heddle$state = (loaded & ~State.PROMOTING) | State.SHARED;
    }

    @Actor
    public void loop(II_Result r) {
      for (int i = 0; i < 100; i++) {
        if (object.heddle$state() != 0) {
          Raw.update(object, Replica.LAYOUT.stateOffset(), State.WRITE_INVALID, 0);
          r.r1 = 1;
          return;
        }
      }
    }

    @Arbiter
    public void look(II_Result r) {
      r.r2 = object.heddle$state();
    }
  }

  /** RULES 2: who acquires after the promotion of an array has no LOCAL shadow of it any more. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "looked up again")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "acquired, and still LOCAL")
  @org.openjdk.jcstress.annotations.State
  public static class AgainstShadow {
    private static int made;
    final int[] array = new int[1 + made++ % 1000];
    volatile int acquired;

    public AgainstShadow() {
      SlowPaths.install();
      ArrayAccess.LENGTH_MARK[array.length] = 0;
    }

    @Actor
    public void promoter() {
      promote(array);
      acquired = 1;
    }

    final int acquire() {
      for (int i = 0; i < 300 && acquired == 0; i++) {
        Thread.onSpinWait();
      }
      return acquired;
    }

    @Actor
    public void thread(II_Result r) {
      int epoch = ArrayAccess.epoch;
      ArrayHandle shadow = ArrayAccess.shadow(array);
      r.r1 = acquire();
      if (ArrayAccess.epoch != epoch) {
        shadow = ArrayAccess.shadow(array);
      }
      r.r2 = shadow == null ? 0 : 1;
    }
  }

  /** RULES 2 taken out: the epoch is not asked. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "looked up again")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "acquired, and still LOCAL")
  @org.openjdk.jcstress.annotations.State
  public static class EpochNotAskedMutant extends AgainstShadow {
    @Override
    @Actor
    public void promoter() {
      super.promoter();
    }

    @Override
    @Actor
    public void thread(II_Result r) {
      ArrayHandle shadow = ArrayAccess.shadow(array);
      r.r1 = acquire();
      r.r2 = shadow == null ? 0 : 1;
    }
  }

  /** The epoch is remembered after the look-up: a promotion between the two goes unnoticed. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "looked up again")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "acquired, and still LOCAL")
  @org.openjdk.jcstress.annotations.State
  public static class EpochTakenLateMutant extends AgainstShadow {
    @Override
    @Actor
    public void promoter() {
      super.promoter();
    }

    @Override
    @Actor
    public void thread(II_Result r) {
      ArrayHandle shadow = ArrayAccess.shadow(array);
      for (int i = 0; i < 10; i++) {
        Thread.onSpinWait();
      }
      int epoch = ArrayAccess.epoch;
      r.r1 = acquire();
      if (ArrayAccess.epoch != epoch) {
        shadow = ArrayAccess.shadow(array);
      }
      r.r2 = shadow == null ? 0 : 1;
    }
  }
}
