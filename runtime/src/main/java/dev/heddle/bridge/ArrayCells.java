package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;

/**
 * Accesses of array elements with volatile semantics: all elements in {@code sc} classes, and those
 * made through a VarHandle. The elements lie on pages as ever; each chunk of the array has a cell
 * of the single-writer protocol besides, without content: who gets it gets the write notices with
 * it, and so the page anew.
 *
 * <pre>
 *   read:  kept = ArrayCells.beginRead(array, i); x = array[i]; ArrayCells.endRead(array, i, kept);
 *   write: kept = ArrayCells.beginWrite(array, i); array[i] = x; ArrayCells.endWrite(array, i, kept);
 * </pre>
 *
 * <p>A reader keeps its copy of the cell as a writer does: a page that is fetched, or at its home,
 * may hold a store whose notices this node has not got yet; no other node stores while it is kept.
 */
public final class ArrayCells {
  private ArrayCells() {}

  /**
   * Before a read. Returns how the cell is kept until {@link #endRead}; nothing is kept where the
   * access would throw.
   */
  public static int beginRead(Object array, int index) {
    if (!Bridge.CLUSTERED || array == null || !isElement(array, index)) {
      return Volatiles.FREE;
    }
    for (int attempt = 0; attempt < Volatiles.READ_ATTEMPTS; attempt++) {
      Volatiles.pin();
      ArrayHandle handle = ArrayAccess.shadow(array);
      if (handle == null) {
        return Volatiles.PINNED;
      }
      int chunk = index >>> handle.chunkShift;
      int state = handle.chunkStates[chunk];
      if ((state & (State.VOLATILE_READ_INVALID | State.READ_INVALID)) == 0) {
        VarHandle.loadLoadFence();
        return Volatiles.PINNED;
      }
      Volatiles.unpin(); // nobody waits while pinned: whoever downgrades a cell spins
      if ((state & State.VOLATILE_READ_INVALID) != 0) {
        Bridge.hooks().arrayCellReadMiss(handle, chunk);
      }
      ArrayAccess.read(index, handle);
    }
    ArrayHandle handle = ArrayAccess.shadow(array);
    Bridge.hooks().arrayCellWriteMiss(handle, index >>> handle.chunkShift);
    ArrayAccess.read(index, handle);
    return Volatiles.HELD;
  }

  /** After the load; orders it before what follows. */
  public static void endRead(Object array, int index, int kept) {
    VarHandle.acquireFence();
    if (kept != Volatiles.FREE) {
      endWrite(array, index, kept);
    }
  }

  /**
   * Before a store or read-modify-write. Returns how the cell is kept exclusive until {@link
   * #endWrite}; nothing is kept where the access would throw for the index.
   */
  public static int beginWrite(Object array, int index) {
    if (!Bridge.CLUSTERED || array == null || !isElement(array, index)) {
      return Volatiles.FREE;
    }
    Volatiles.pin();
    ArrayHandle handle = ArrayAccess.shadow(array);
    if (handle == null) {
      return Volatiles.PINNED;
    }
    int chunk = index >>> handle.chunkShift;
    int invalid = State.VOLATILE_WRITE_INVALID | State.WRITE_INVALID;
    if ((handle.chunkStates[chunk] & invalid) == 0) {
      return Volatiles.PINNED;
    }
    Volatiles.unpin(); // nobody waits for a page while pinned: whoever downgrades a cell spins
    Bridge.hooks().arrayCellWriteMiss(handle, chunk);
    ArrayAccess.write(index, handle);
    return Volatiles.HELD;
  }

  /** As {@link #beginWrite}; nothing is kept where the array does not take the value either. */
  public static int beginWrite(Object array, int index, Object value) {
    if (array != null && value != null && !array.getClass().getComponentType().isInstance(value)) {
      return Volatiles.FREE;
    }
    return beginWrite(array, index);
  }

  /** After the store; orders it before what follows. */
  public static void endWrite(Object array, int index, int kept) {
    if (kept == Volatiles.PINNED) {
      Volatiles.unpin();
    } else if (kept == Volatiles.HELD) {
      ArrayHandle handle = ArrayAccess.shadow(array);
      Bridge.hooks().arrayCellWriteDone(handle, index >>> handle.chunkShift);
    } else {
      VarHandle.fullFence();
    }
  }

  static boolean isElement(Object array, int index) {
    return index >= 0 && index < Array.getLength(array);
  }
}
