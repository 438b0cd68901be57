package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.heap.page.FieldsMember;
import dev.heddle.heap.page.Member.Change;
import dev.heddle.protocol.PageMemory.Access;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Write check and store against flush, watch and merge (RULES 3). */
public final class Stores {
  private Stores() {}

  /** A store that lands before, in or after a flush comes home with it or with the watch. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the store came home")
  @Outcome(expect = FORBIDDEN, desc = "a store is lost")
  @State
  public static class AgainstFlush implements SlowPaths {
    final Replica replica = Replica.fetched(this, Access.WRITABLE);
    final Replica home = Replica.fetched(this, Access.READ_ONLY);

    @Override
    public synchronized void writeMiss() { // under watch the page has its twin
      replica.page.setAccess(Access.WRITABLE);
    }

    @Actor
    public void writer() {
      replica.object.checkWrite();
      Thread.onSpinWait(); // it may as well be preempted here
      replica.object.x = 1;
    }

    @Actor
    public void loop() {
      flush();
    }

    synchronized void flush() {
      replica.page.setAccess(Access.READ_ONLY);
      sendDiff();
    }

    final void sendDiff() {
      Change change = replica.member.diff();
      if (change != null) {
        home.member.apply(change);
      }
    }

    /** The writer has passed a release: the watch ends. */
    @Arbiter
    public void endWatch(I_Result r) {
      sendDiff();
      r.r1 = home.object.x;
    }
  }

  /** RULES 3 taken out: the flush keeps no twin. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the store came home")
  @Outcome(expect = FORBIDDEN, desc = "a store is lost")
  @State
  public static class NoWatchMutant extends AgainstFlush {
    @Override
    public synchronized void writeMiss() {
      replica.page.makeTwin();
      super.writeMiss();
    }

    @Override
    @Actor
    public void writer() {
      super.writer();
    }

    @Override
    @Actor
    public void loop() {
      flush();
    }

    @Override
    synchronized void flush() {
      super.flush();
      replica.page.dropTwin();
    }

    @Override
    @Arbiter
    public void endWatch(I_Result r) {
      super.endWatch(r);
    }
  }

  /** The twin takes what is there after the comparison, not what was compared. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the store came home")
  @Outcome(expect = FORBIDDEN, desc = "a store is lost")
  @State
  public static class TwinTakenAgainMutant extends AgainstFlush {
    @Override
    @Actor
    public void writer() {
      super.writer();
    }

    @Override
    @Actor
    public void loop() {
      flush();
    }

    @Override
    synchronized void flush() {
      super.flush();
      replica.page.makeTwin();
    }

    @Override
    @Arbiter
    public void endWatch(I_Result r) {
      super.endWatch(r);
    }
  }

  /** A merge brings the neighbour's word and leaves the one that is just being written. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both words")
  @Outcome(expect = FORBIDDEN, desc = "a word is lost")
  @State
  public static class AgainstMerge implements SlowPaths {
    final Replica replica = Replica.fetched(this, Access.WRITABLE);

    @Actor
    public void writer() {
      replica.object.checkWrite();
      replica.object.x = 1;
    }

    @Actor
    public void loop() {
      replica.merge(Replica.content(0, 2));
    }

    @Arbiter
    public void look(II_Result r) {
      r.r1 = replica.object.x;
      r.r2 = replica.object.y;
    }
  }

  /** RULES 3 taken out: the page is overwritten as a whole. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both words")
  @Outcome(expect = FORBIDDEN, desc = "a word is lost")
  @State
  public static class OverwrittenMutant extends AgainstMerge {
    @Override
    @Actor
    public void writer() {
      super.writer();
    }

    @Override
    @Actor
    public void loop() {
      Replica.content(0, 2).store(replica.object, Replica.LAYOUT.page());
    }

    @Override
    @Arbiter
    public void look(II_Result r) {
      super.look(r);
    }
  }

  /** The home's own store against another node's diff of the word beside it. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both words, and the first is told of")
  @Outcome(expect = FORBIDDEN, desc = "a word is lost")
  @State
  public static class AgainstDiff implements SlowPaths {
    final Replica home = Replica.fetched(this, Access.WRITABLE);
    final Replica reader = Replica.fetched(this, Access.READ_ONLY);
    final Change diff = changed();

    private static Change changed() {
      Replica other = Replica.fetched(null, Access.WRITABLE);
      other.object.y = 2;
      return other.member.diff();
    }

    @Actor
    public void writer() {
      home.object.checkWrite();
      home.object.x = 1;
    }

    @Actor
    public void loop() {
      FieldsMember member = home.member;
      member.apply(diff);
    }

    @Arbiter
    public void look(II_Result r) {
      Change own = home.member.diff();
      if (own != null) {
        reader.member.apply(own);
      }
      r.r1 = reader.object.x;
      r.r2 = home.object.y;
    }
  }
}
