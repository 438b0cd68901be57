package dev.heddle.sync;

import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Gid;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shared locks by gid: where their bits (TOKEN_AWAY, GATED) are, and which object they are. Woven
 * objects carry the bits in their state word; all others have a {@link PlainLock}.
 */
public final class LockTable {
  private final int rank;
  private final ObjectView objects;
  private final NameDirectory names;
  private final ConcurrentHashMap<Long, PlainLock> plain = new ConcurrentHashMap<>();

  /** Objects made elsewhere whose token is here: a replica would forget that with its end. */
  private final ConcurrentHashMap<Long, Object> held = new ConcurrentHashMap<>();

  private final ClassValue<PlainLock> classes =
      new ClassValue<>() {
        @Override
        protected PlainLock computeValue(Class<?> type) {
          return named(type, CanonicalNames.of(type));
        }
      };

  public LockTable(int rank, ObjectView objects, NameDirectory names) {
    this.rank = rank;
    this.objects = objects;
    this.names = names;
  }

  /**
   * Whether the state word holds the lock bits. A record is a value and may be made anew while its
   * token is away; its word only says that it is shared.
   */
  private static boolean hasLockBits(Object lock) {
    return lock instanceof Shared && !(lock instanceof Record);
  }

  /** The gid of a lock; {@link ObjectView#LOCAL} where no other node can know it. */
  public long gid(Object lock) {
    if (hasLockBits(lock)) {
      return objects.gid(lock);
    }
    PlainLock entry = plainLock(lock);
    return entry == null ? ObjectView.LOCAL : entry.gid;
  }

  /** The lock bits of an object; 0 for a local one. */
  public int bits(Object lock) {
    if (hasLockBits(lock)) {
      return ((Shared) lock).heddle$state() & (State.TOKEN_AWAY | State.GATED);
    }
    PlainLock entry = plainLock(lock);
    return entry == null ? 0 : entry.bits();
  }

  /** The lock object; null where this node has none (any more). */
  public Object object(long gid) {
    PlainLock entry = plain.get(gid);
    Object object = entry == null ? null : entry.object();
    return object == null ? objects.object(gid) : object;
  }

  /**
   * The lock object whose monitor a revocation is to take; null where no thread of this node can be
   * in it, or enter it before the token is gone.
   */
  public Object objectToRevoke(long gid) {
    Object object = objects.object(gid);
    return object == null ? entry(gid).objectToRevoke() : object;
  }

  /** Called by the node loop. */
  public void access(long gid, boolean away, boolean gated) {
    Object object = object(gid);
    if (hasLockBits(object)) {
      objects.setLockState(gid, away, gated);
    } else {
      entry(gid).access(away, gated);
    }
    if (away || Gid.creator(gid) == rank) {
      held.remove(gid);
    } else if (object != null) {
      held.put(gid, object);
    }
  }

  /** The heap has unexported the object: nobody else knows it any more. */
  public void forget(long gid) {
    plain.remove(gid);
    held.remove(gid);
  }

  private PlainLock plainLock(Object lock) {
    if (lock instanceof Class<?> type) {
      return type.isHidden() ? null : classes.get(type);
    }
    long gid = objects.gid(lock);
    if (gid != ObjectView.LOCAL) {
      PlainLock entry = entry(gid);
      entry.meet(lock);
      return entry;
    }
    String canonical = CanonicalNames.of(lock);
    String name = canonical == null ? objects.nameOf(lock) : canonical;
    return name == null ? null : named(lock, name);
  }

  private PlainLock named(Object lock, String name) {
    PlainLock entry = entry(names.gid(name));
    entry.meet(lock);
    return entry;
  }

  private PlainLock entry(long gid) {
    return plain.computeIfAbsent(gid, key -> new PlainLock(key, Gid.creator(key) != rank));
  }
}
