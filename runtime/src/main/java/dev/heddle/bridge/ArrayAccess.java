package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;

/**
 * Access checks of arrays. Woven code asks {@link #handle} once where the reference is defined,
 * keeps the answer in a shadow local, and checks with {@link #read} or {@link #write} before each
 * access. After every call and every possible acquire a shadow is looked up again if {@link #epoch}
 * has moved since (RULES 2).
 */
public final class ArrayAccess {
  /** Counts promotions of arrays; a LOCAL shadow older than it is looked up again. */
  public static int epoch;

  /** Non-zero at {@code length & 1023} once an array of such a length has been shared. */
  @SuppressWarnings(
      "MutablePublicArray") // woven loops and the heap touch it; no accessor may stand between
  public static final byte[] LENGTH_MARK = new byte[1024];

  private ArrayAccess() {}

  /** The handle of {@code array}; LOCAL for null, so that the access itself throws. */
  public static ArrayHandle handle(Object array) {
    if (array == null || LENGTH_MARK[Array.getLength(array) & 1023] == 0) {
      return ArrayHandle.LOCAL;
    }
    return Bridge.hooks().arrayHandle(array);
  }

  /** Before reading element {@code index}; an index out of bounds is left to the access itself. */
  public static void read(ArrayHandle handle, int index) {
    if (handle == ArrayHandle.LOCAL) {
      return;
    }
    if (handle.readInvalid != 0) {
      readChunk(handle, index);
    }
    VarHandle.loadLoadFence();
  }

  /** Before writing element {@code index}. */
  public static void write(ArrayHandle handle, int index) {
    if (handle == ArrayHandle.LOCAL) {
      return;
    }
    if (handle.writeInvalid != 0) {
      writeChunk(handle, index);
    }
    VarHandle.loadLoadFence();
  }

  /** Before uninstrumented code reads elements {@code from} to {@code to - 1}. */
  public static void readRange(Object array, int from, int to) {
    ArrayHandle handle = handle(array);
    if (handle != ArrayHandle.LOCAL) {
      Bridge.hooks().arrayReadMiss(handle, from, to);
    }
  }

  /** Before uninstrumented code writes elements {@code from} to {@code to - 1}. */
  public static void writeRange(Object array, int from, int to) {
    ArrayHandle handle = handle(array);
    if (handle != ArrayHandle.LOCAL) {
      Bridge.hooks().arrayWriteMiss(handle, from, to);
    }
  }

  private static void readChunk(ArrayHandle handle, int index) {
    int chunk = index >>> handle.chunkShift;
    if (chunk < handle.chunkStates.length
        && (handle.chunkStates[chunk] & State.READ_INVALID) != 0) {
      Bridge.hooks().arrayReadMiss(handle, index, index + 1);
    }
  }

  private static void writeChunk(ArrayHandle handle, int index) {
    int chunk = index >>> handle.chunkShift;
    if (chunk < handle.chunkStates.length
        && (handle.chunkStates[chunk] & State.WRITE_INVALID) != 0) {
      Bridge.hooks().arrayWriteMiss(handle, index, index + 1);
    }
  }
}
