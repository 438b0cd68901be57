package dev.heddle.heap.codec;

import dev.heddle.bridge.OwnReference;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.page.IdentityTable;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.GidSource;
import dev.heddle.protocol.Gid;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;

/**
 * Gids of immutable values, which have no header room: one value keeps one identity on each node.
 * Weak both ways: a value that comes back after it was collected is made anew, and nobody can tell.
 */
public final class ValueTable {
  private static final class Ref extends WeakReference<Object> implements OwnReference {
    final long gid;

    Ref(Object value, long gid, ReferenceQueue<Object> queue) {
      super(value, queue);
      this.gid = gid;
    }
  }

  private static final ClassValue<Long> STATE_OFFSETS =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return Raw.offset(Layouts.topmost(type), Shared.STATE_FIELD);
        }
      };

  private final GidSource gids;
  private final IdentityTable<Long> byValue = new IdentityTable<>();
  private final Map<Long, Ref> byGid = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private volatile ObjLongConsumer<Object> listener = (value, gid) -> {};
  private long openPage;
  private int openSlot = Gid.MAX_SLOT;

  public ValueTable(GidSource gids) {
    this.gids = gids;
  }

  /** Called once: told of each value after it got its gid here and before another node knows it. */
  public void listener(ObjLongConsumer<Object> told) {
    listener = told;
  }

  private void shared(Object value, long gid) {
    askForLock(value);
    listener.accept(value, gid);
  }

  /**
   * A woven record has a state word, but the value may be collected and made anew while its token
   * is elsewhere: the lock's state is kept by gid, and the word says for ever that it is to be
   * asked for.
   */
  private static void askForLock(Object value) {
    if (value instanceof Shared) {
      long offset = STATE_OFFSETS.get(value.getClass());
      Raw.update(value, offset, State.SHARED | State.TOKEN_AWAY | State.GATED, 0);
    }
  }

  /** The gid of a value, or null where it never travelled. */
  public Long find(Object value) {
    return byValue.get(value);
  }

  /** The value of a gid, or null. */
  public Object get(long gid) {
    Ref ref = byGid.get(gid);
    return ref == null ? null : ref.get();
  }

  /** The gid of a value, given now if it has none. */
  public long gidOf(Object value) {
    Long known = byValue.get(value);
    if (known != null) {
      return known;
    }
    long fresh = nextGid();
    byGid.put(fresh, new Ref(value, fresh, dead));
    long winner = byValue.putIfAbsent(value, fresh);
    if (winner != fresh) {
      byGid.remove(fresh);
    } else {
      shared(value, fresh);
    }
    expunge();
    return winner;
  }

  /** The value of the gid at this node from now on: {@code value}, or the one that was first. */
  public Object adopt(long gid, Object value) {
    expunge();
    while (true) {
      Ref first = byGid.putIfAbsent(gid, new Ref(value, gid, dead));
      if (first == null) {
        byValue.putIfAbsent(value, gid);
        askForLock(value);
        return value;
      }
      Object present = first.get();
      if (present != null) {
        return present;
      }
      byGid.remove(gid, first);
    }
  }

  /** Values known here. */
  public int size() {
    expunge();
    return byGid.size();
  }

  private synchronized long nextGid() {
    if (openSlot == Gid.MAX_SLOT) {
      openPage = gids.nextPages(1);
      openSlot = 0;
    }
    return Gid.object(openPage, ++openSlot);
  }

  private void expunge() {
    while (true) {
      Reference<?> next = dead.poll();
      if (next == null) {
        return;
      }
      Ref ref = (Ref) next;
      byGid.remove(ref.gid, ref);
    }
  }
}
