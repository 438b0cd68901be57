package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;

/**
 * Access checks of arrays. Woven code asks {@code shadow} once where the reference is defined,
 * keeps the answer in a shadow local, and checks before each access:
 *
 * <pre>
 *   // STACK: array, index
 *   aload shadow; ifnull ok; dup; aload shadow; invokestatic ArrayAccess.read(int, ArrayHandle)V; ok:
 * </pre>
 *
 * <p>A null shadow stands for {@link ArrayHandle#LOCAL}: the test folds for local arrays, and each
 * access has a branch profile of its own. After every call and every possible acquire a shadow is
 * looked up again if {@link #epoch} has moved since (RULES 2). On one node all of it folds away.
 */
public final class ArrayAccess {
  /** Counts promotions of arrays; a LOCAL shadow older than it is looked up again. */
  public static int epoch;

  /**
   * Counts chunks that were taken from readers; what was found valid before it moved is looked at
   * again. Raised after the chunk's state has changed.
   */
  public static int readLosses;

  /** The same for writers. */
  public static int writeLosses;

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

  /** What woven code keeps for an array: its handle, or null where it is not shared (or null). */
  public static ArrayHandle shadow(Object array) {
    return array == null ? null : marked(array, Array.getLength(array));
  }

  public static ArrayHandle shadow(boolean[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(byte[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(char[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(short[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(int[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(long[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(float[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(double[] array) {
    return array == null ? null : marked(array, array.length);
  }

  public static ArrayHandle shadow(Object[] array) {
    return array == null ? null : marked(array, array.length);
  }

  /** Whether an array of this length has been shared: else this one is local for certain. */
  public static boolean isMarked(Object array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[Array.getLength(array) & 1023] != 0;
  }

  public static boolean isMarked(boolean[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(byte[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(char[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(short[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(int[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(long[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(float[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(double[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  public static boolean isMarked(Object[] array) {
    return Bridge.CLUSTERED && array != null && LENGTH_MARK[array.length & 1023] != 0;
  }

  private static ArrayHandle marked(Object array, int length) {
    return !Bridge.CLUSTERED || LENGTH_MARK[length & 1023] == 0 ? null : shadowOfMarked(array);
  }

  /** The shadow of an array that {@code isMarked}: an identity look-up. */
  public static ArrayHandle shadowOfMarked(Object array) {
    ArrayHandle handle = Bridge.hooks().arrayHandle(array);
    return handle == ArrayHandle.LOCAL ? null : handle;
  }

  /**
   * Before reading element {@code index} of a shared array; an index out of bounds is left to the
   * access itself.
   */
  public static void read(int index, ArrayHandle handle) {
    if (handle.readInvalid != 0) {
      readChunk(handle, index);
    }
    VarHandle.loadLoadFence();
  }

  /** Before writing element {@code index} of a shared array. */
  public static void write(int index, ArrayHandle handle) {
    if (handle.writeInvalid != 0) {
      writeChunk(handle, index);
    }
    VarHandle.loadLoadFence();
  }

  /**
   * Whether all elements may be read: asked before a loop that then reads without checks. Null
   * stands for LOCAL.
   */
  public static boolean isReadable(ArrayHandle handle) {
    if (handle == null) {
      return true;
    }
    boolean readable = handle.readInvalid == 0;
    VarHandle.loadLoadFence();
    return readable;
  }

  /** Whether all elements may be read and written: asked before a loop, as for reading. */
  public static boolean isWritable(ArrayHandle handle) {
    if (handle == null) {
      return true;
    }
    boolean writable = (handle.readInvalid | handle.writeInvalid) == 0;
    VarHandle.loadLoadFence();
    return writable;
  }

  /**
   * Whether {@code span} elements from {@code first} on may be read; what lies out of bounds is
   * left to the accesses. Asked before a loop that goes through them without checks.
   */
  public static boolean isReadable(ArrayHandle handle, int first, int span) {
    return isReadable(handle) || isAllowed(handle, first, span, State.READ_INVALID);
  }

  /** Whether they may be read and written. */
  public static boolean isWritable(ArrayHandle handle, int first, int span) {
    return isWritable(handle)
        || isAllowed(handle, first, span, State.READ_INVALID | State.WRITE_INVALID);
  }

  private static boolean isAllowed(ArrayHandle handle, int first, int span, int invalid) {
    int start = Math.max(first, 0);
    int end = endOf(first, span);
    boolean allowed = true;
    if (start < end) {
      int last = Math.min((end - 1) >>> handle.chunkShift, handle.chunkStates.length - 1);
      for (int chunk = start >>> handle.chunkShift; chunk <= last; chunk++) {
        allowed &= (handle.chunkStates[chunk] & invalid) == 0;
      }
    }
    VarHandle.loadLoadFence();
    return allowed;
  }

  /**
   * Before a loop that reads every one of {@code span} elements from {@code first} on: fetches what
   * lacks, all at once. The accesses belong to the moments at which each part was allowed.
   */
  public static void makeReadable(ArrayHandle handle, int first, int span) {
    if (!isReadable(handle, first, span)) {
      Bridge.hooks().arrayReadMiss(handle, Math.max(first, 0), endOf(first, span));
      VarHandle.loadLoadFence();
    }
  }

  /** Before a loop that writes every one of them. */
  public static void makeWritable(ArrayHandle handle, int first, int span) {
    if (!isWritable(handle, first, span)) {
      Bridge.hooks().arrayWriteMiss(handle, Math.max(first, 0), endOf(first, span));
      VarHandle.loadLoadFence();
    }
  }

  private static int endOf(int first, int span) {
    return (int) Math.min((long) first + Math.max(span, 0), Integer.MAX_VALUE);
  }

  /** The row at an index of an array of arrays; null where the access itself would throw. */
  public static Object row(Object[] rows, int index, ArrayHandle handle) {
    if (rows == null || index < 0 || index >= rows.length) {
      return null;
    }
    if (handle != null) {
      read(index, handle);
    }
    return rows[index];
  }

  /**
   * Whether {@code span} rows from {@code first} on are there and may be read as a whole. The
   * answer holds until {@link #readLosses} moves, or this thread acquires or stores a row.
   */
  public static boolean rowsReadable(Object[] rows, int first, int span) {
    return rowsAllowed(rows, first, span, false);
  }

  /** Whether they may be read and written; see {@link #writeLosses}. */
  public static boolean rowsWritable(Object[] rows, int first, int span) {
    return rowsAllowed(rows, first, span, true);
  }

  private static boolean rowsAllowed(Object[] rows, int first, int span, boolean write) {
    if (!isReadable(shadow(rows), first, span)) {
      return false;
    }
    int end = Math.min(endOf(first, span), rows.length);
    for (int i = Math.max(first, 0); i < end; i++) {
      ArrayHandle row = shadow(rows[i]);
      if (write ? !isWritable(row) : !isReadable(row)) {
        return false;
      }
    }
    return true;
  }

  /** How many elements from {@code first} a loop that counts up to {@code limit} goes through. */
  public static int span(int limit, int first) {
    return (int) Math.max(0, Math.min((long) limit - first, Integer.MAX_VALUE));
  }

  /** The same for a loop that reaches the limit. */
  public static int spanThrough(int limit, int first) {
    return (int) Math.max(0, Math.min((long) limit - first + 1, Integer.MAX_VALUE));
  }

  /** The length; 0 for null, whose access throws. */
  public static int length(Object array) {
    return array == null ? 0 : Array.getLength(array);
  }

  /** The whole check of a read: for big methods, and where no shadow is kept. */
  public static void checkRead(Object array, int index) {
    ArrayHandle handle = shadow(array);
    if (handle != null) {
      read(index, handle);
    }
  }

  /** The whole check of a write. */
  public static void checkWrite(Object array, int index) {
    ArrayHandle handle = shadow(array);
    if (handle != null) {
      write(index, handle);
    }
  }

  /** Before uninstrumented code reads elements {@code from} to {@code to - 1}. */
  public static void readRange(Object array, int from, int to) {
    ArrayHandle handle = shadow(array);
    if (handle != null && isRange(array, from, to)) {
      if (handle.readInvalid != 0) {
        Bridge.hooks().arrayReadMiss(handle, from, to);
      }
      VarHandle.loadLoadFence();
    }
  }

  /** Before uninstrumented code writes elements {@code from} to {@code to - 1}. */
  public static void writeRange(Object array, int from, int to) {
    ArrayHandle handle = shadow(array);
    if (handle != null && isRange(array, from, to)) {
      if (handle.writeInvalid != 0) {
        Bridge.hooks().arrayWriteMiss(handle, from, to);
      }
      VarHandle.loadLoadFence();
    }
  }

  /** Before uninstrumented code reads any element. */
  public static void readAll(Object array) {
    if (array != null) {
      readRange(array, 0, Array.getLength(array));
    }
  }

  /** Before uninstrumented code reads and writes any element. */
  public static void writeAll(Object array) {
    if (array != null) {
      writeRange(array, 0, Array.getLength(array));
    }
  }

  /** A range that is none is left to the code that is passed it, which throws. */
  private static boolean isRange(Object array, int from, int to) {
    return from >= 0 && from < to && to <= Array.getLength(array);
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
