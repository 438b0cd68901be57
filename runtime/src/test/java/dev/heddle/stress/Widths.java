package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.heap.page.ArrayMeta;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Words narrower and wider than what a processor likes to copy. */
public final class Widths {
  private static final long GID = Gid.object(Gid.page(0, 1), 1);

  private Widths() {}

  /** A replica of an array on a page of its own. */
  private static final class Slice {
    final Page page;
    final Member member;
    final ArrayHandle handle;

    Slice(Object array, Object content, boolean twinned) {
      PageTable table = new PageTable(1);
      table.addReplica(GID, array, 31, 1);
      page = table.find(GID);
      member = page.member(Gid.slot(GID));
      handle = table.arrayHandle(array);
      page.merge(member, content);
      if (twinned) {
        page.makeTwin();
      }
      page.setAccess(Access.WRITABLE);
      assert ((ArrayMeta) handle.meta).sliceCount() == 1;
    }
  }

  /** Neighbouring bytes, written by a thread here and by another node. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both bytes")
  @Outcome(expect = FORBIDDEN, desc = "a byte is lost")
  @State
  public static class Bytes {
    final byte[] array = new byte[8];
    final Slice slice = new Slice(array, new byte[8], true);

    @Actor
    public void writer() {
      ArrayAccess.write(3, slice.handle);
      array[3] = 1;
    }

    @Actor
    public void loop() {
      slice.page.merge(slice.member, new byte[] {0, 0, 0, 0, 2, 0, 0, 0});
    }

    @Arbiter
    public void look(II_Result r) {
      r.r1 = array[3];
      r.r2 = array[4];
    }
  }

  /** RULES 3 taken out: merged by eight bytes at a time. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both bytes")
  @Outcome(expect = FORBIDDEN, desc = "a byte is lost")
  @State
  public static class WideMergeMutant extends Bytes {
    @Override
    @Actor
    public void writer() {
      super.writer();
    }

    @Override
    @Actor
    public void loop() {
      long offset = ArrayMemory.offset(array, 0);
      byte[] merged = array.clone();
      merged[4] = 2;
      Raw.put(array, offset, 8, Raw.get(merged, ArrayMemory.offset(merged, 0), 8));
    }

    @Override
    @Arbiter
    public void look(II_Result r) {
      super.look(r);
    }
  }

  /** Neighbouring boolean fields. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both fields")
  @Outcome(expect = FORBIDDEN, desc = "a field is lost")
  @State
  public static class Booleans implements SlowPaths {
    final Replica replica = Replica.fetched(this, Access.WRITABLE);

    @Actor
    public void writer() {
      replica.object.checkWrite();
      replica.object.left = true;
    }

    @Actor
    public void loop() {
      Target home = new Target(0, 0);
      home.right = true;
      replica.merge(Replica.content(home));
    }

    @Arbiter
    public void look(ZZ_Result r) {
      r.r1 = replica.object.left;
      r.r2 = replica.object.right;
    }
  }

  /** 64-bit words that are merged without a twin: a field, and an element by arraycopy. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, -1", "-1, 0", "-1, -1"},
      expect = ACCEPTABLE,
      desc = "old or new")
  @Outcome(expect = FORBIDDEN, desc = "half a word")
  @State
  public static class Longs implements SlowPaths {
    final Replica replica = Replica.fetched(this, Access.READ_ONLY);
    final long[] array = new long[3];
    final Slice slice = new Slice(array, new long[3], false);

    @Actor
    public void loop() {
      Target home = new Target(0, 0);
      home.wide = -1;
      replica.merge(Replica.content(home));
      slice.page.merge(slice.member, new long[] {-1, -1, -1});
    }

    @Actor
    public void reader(JJ_Result r) {
      r.r1 = replica.object.wide;
      r.r2 = array[1];
    }
  }

  /** Copied by halves. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, -1", "-1, 0", "-1, -1"},
      expect = ACCEPTABLE,
      desc = "old or new")
  @Outcome(expect = FORBIDDEN, desc = "half a word")
  @State
  public static class HalvesMutant extends Longs {
    @Override
    @Actor
    public void loop() {
      long offset = ArrayMemory.offset(array, 1);
      Raw.put(array, offset, 4, -1);
      // From JDK 23 on, C2 makes one store of two neighbours (MergeStores): no mutant then.
      VarHandle.storeStoreFence();
      Raw.put(array, offset + 4, 4, -1);
    }

    @Override
    @Actor
    public void reader(JJ_Result r) {
      super.reader(r);
    }
  }
}
