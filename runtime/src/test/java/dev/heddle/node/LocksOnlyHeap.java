package dev.heddle.node;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Effect.Content;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import dev.heddle.sync.ObjectView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;

/** A heap of lock objects: no pages, no cells. */
final class LocksOnlyHeap implements HeapPort, ObjectView, PageMemory {
  private final Map<Long, SharedObject> objects = new ConcurrentHashMap<>();
  private final int rank;
  private ObjLongConsumer<Object> promotion;

  LocksOnlyHeap(int rank) {
    this.rank = rank;
  }

  /** This node's object for a gid: the made one or a replica. */
  SharedObject lock(long gid) {
    return objects.computeIfAbsent(
        gid,
        key -> {
          SharedObject object = new SharedObject();
          object.heddle$meta(key);
          object.heddle$state =
              Gid.creator(key) == rank ? State.SHARED : State.SHARED | State.TOKEN_AWAY;
          return object;
        });
  }

  void promote(SharedObject object, long gid) {
    object.heddle$meta(gid);
    objects.put(gid, object);
    object.heddle$state = State.SHARED;
    promotion.accept(object, gid);
  }

  @Override
  public PageMemory memory() {
    return this;
  }

  @Override
  public Decoder decoder() {
    return new Decoder() {
      @Override
      public Object decode(Content content, long id, byte[] bytes) {
        return bytes;
      }

      @Override
      public boolean isPlain(byte[] bytes) {
        return false;
      }
    };
  }

  @Override
  public ObjectView objects() {
    return this;
  }

  @Override
  public void onPromotion(ObjLongConsumer<Object> listener) {
    promotion = listener;
  }

  @Override
  public long gid(Object target) {
    return target instanceof Shared shared && shared.heddle$meta() != null
        ? (Long) shared.heddle$meta()
        : LOCAL;
  }

  @Override
  public Object object(long gid) {
    return objects.get(gid);
  }

  @Override
  public int state(Object target) {
    return ((Shared) target).heddle$state();
  }

  @Override
  public void setLockState(long gid, boolean tokenAway, boolean gated) {
    SharedObject object = objects.get(gid);
    int set = (tokenAway ? State.TOKEN_AWAY : 0) | (gated ? State.GATED : 0);
    object.heddle$state = (object.heddle$state & ~(State.TOKEN_AWAY | State.GATED)) | set;
  }

  @Override
  public boolean isInvalid(long page) {
    return false;
  }

  @Override
  public long firstPage(ArrayHandle handle) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAccess(long page, Access access) {}

  @Override
  public void makeTwin(long page) {}

  @Override
  public void dropTwin(long page) {}

  @Override
  public byte[] diff(long page) {
    return null;
  }

  @Override
  public byte[] content(long page) {
    return new byte[0];
  }

  @Override
  public void merge(long page, Object decoded) {}

  @Override
  public void adopt(long page, Object decoded) {
    throw new AssertionError("no pages");
  }

  @Override
  public void abandon(long page) {
    throw new AssertionError("no pages");
  }

  @Override
  public void apply(long page, Object decoded) {}

  @Override
  public void setCellAccess(long gid, Access access) {}

  @Override
  public byte[] cellContent(long gid) {
    return new byte[0];
  }

  @Override
  public void storeCell(long gid, Object decoded) {}
}
