package dev.heddle.heap.page;

import dev.heddle.bridge.State;
import dev.heddle.bridge.Volatiles;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.ref.ReferenceQueue;

/** A range of an array: all of a small one, one chunk of a large one. */
public abstract class SliceMember extends Member {
  final int from;
  final int length;
  private final ArrayMeta meta;
  private final int chunk;
  private Object twin;

  SliceMember(
      long gid,
      Page page,
      Object array,
      ArrayMeta meta,
      int chunk,
      boolean present,
      ReferenceQueue<Object> queue) {
    super(gid, page, array, present, queue);
    this.meta = meta;
    this.chunk = chunk;
    long start = meta.handle().chunkShift == 31 ? 0 : (long) chunk << meta.handle().chunkShift;
    this.from = (int) start;
    this.length = (int) Math.min(meta.length() - start, 1L << meta.handle().chunkShift);
  }

  static SliceMember create(
      long gid,
      Page page,
      Object array,
      ArrayMeta meta,
      int chunk,
      boolean present,
      ReferenceQueue<Object> queue) {
    SliceMember slice =
        array.getClass().getComponentType().isPrimitive()
            ? new PrimitiveSlice(gid, page, array, meta, chunk, present, queue)
            : new ReferenceSlice(gid, page, array, meta, chunk, present, queue);
    meta.setSlice(chunk, slice);
    return slice;
  }

  public final ArrayMeta meta() {
    return meta;
  }

  final Object twin() {
    return twin;
  }

  final void twin(Object snapshot) {
    twin = snapshot;
  }

  @Override
  final void setAccess(Access access) {
    if (access == Access.INVALID || isPresent()) {
      meta.setAccess(chunk, access);
    }
  }

  @Override
  final boolean isInvalid() {
    return (meta.handle().chunkStates[chunk] & State.READ_INVALID) != 0;
  }

  /** Of a cell without content: it orders accesses, the elements stay on their page. */
  @Override
  public final void setCellAccess(Access access) {
    if (meta.setCellAccess(chunk, access)) {
      Volatiles.awaitPins();
    }
  }

  @Override
  public final boolean setLockState(boolean tokenAway, boolean gated) {
    meta.lockState((tokenAway ? State.TOKEN_AWAY : 0) | (gated ? State.GATED : 0));
    return true;
  }

  @Override
  public final boolean isPart() {
    return meta.sliceCount() > 1;
  }

  @Override
  final boolean isMovable() {
    return !isPart();
  }

  @Override
  final boolean hasTwin() {
    return twin != null;
  }

  @Override
  final void makeTwin() {
    Object array = target();
    if (array != null && isPresent()) {
      twin = ArrayMemory.snapshot(array, from, length);
    }
  }

  @Override
  final void dropTwin() {
    twin = null;
  }
}
