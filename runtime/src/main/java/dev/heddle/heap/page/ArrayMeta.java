package dev.heddle.heap.page;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.State;
import dev.heddle.heap.raw.Raw;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A shared array: its handle, and the slice of it on each of its pages. */
public final class ArrayMeta {
  private static final VarHandle STATES = MethodHandles.arrayElementVarHandle(int[].class);

  private static final int CELL = State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID;
  private static final VarHandle READ_LOSSES = losses("readLosses");
  private static final VarHandle WRITE_LOSSES = losses("writeLosses");

  private final ArrayHandle handle;
  private final SliceMember[] slices;
  private final int length;
  private volatile int lockState;

  ArrayMeta(int length, int chunkShift, int chunkCount, Access access) {
    this.length = length;
    this.slices = new SliceMember[chunkCount];
    this.handle = new ArrayHandle(this, chunkShift, chunkCount);
    for (int chunk = 0; chunk < chunkCount; chunk++) {
      setAccess(chunk, access);
      setCellAccess(chunk, access);
    }
  }

  public ArrayHandle handle() {
    return handle;
  }

  public int length() {
    return length;
  }

  public long gid() {
    return slices[0].gid();
  }

  public Object array() {
    return slices[0].target();
  }

  public int sliceCount() {
    return slices.length;
  }

  public SliceMember slice(int chunk) {
    return slices[chunk];
  }

  /** The page of an element. */
  public Page pageOf(int index) {
    return slices[index >>> handle.chunkShift].page();
  }

  /** The lock bits of an array, which has no state word of its own. */
  public int lockState() {
    return lockState;
  }

  void lockState(int bits) {
    lockState = bits;
  }

  void setSlice(int chunk, SliceMember slice) {
    slices[chunk] = slice;
  }

  /**
   * Sets the state of a chunk and counts the invalid ones into the summaries: when access shrinks
   * the chunk comes first, when it grows the summary comes last, so that a summary of 0 is never
   * seen with an invalid chunk that an earlier step made (RULES 4).
   */
  synchronized void setAccess(int chunk, Access access) {
    int bits =
        switch (access) {
          case INVALID -> State.READ_INVALID | State.WRITE_INVALID;
          case READ_ONLY -> State.WRITE_INVALID;
          case WRITABLE -> 0;
        };
    int[] states = handle.chunkStates;
    int old = states[chunk];
    STATES.setVolatile(states, chunk, bits | State.SHARED | (old & CELL));
    handle.readInvalid += count(bits, State.READ_INVALID) - count(old, State.READ_INVALID);
    handle.writeInvalid += count(bits, State.WRITE_INVALID) - count(old, State.WRITE_INVALID);
    Raw.fullFence();
    tellLosses(bits & ~old);
  }

  /** After the state, so that who saw it as it was has seen the count as it was. */
  private static void tellLosses(int lost) {
    if ((lost & State.READ_INVALID) != 0) {
      READ_LOSSES.getAndAdd(1);
    }
    if ((lost & State.WRITE_INVALID) != 0) {
      WRITE_LOSSES.getAndAdd(1);
    }
  }

  private static VarHandle losses(String name) {
    try {
      return MethodHandles.lookup().findStaticVarHandle(ArrayAccess.class, name, int.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * Sets the state of a chunk's cell.
   *
   * @return whether access shrank, so that pinned stores must be awaited
   */
  synchronized boolean setCellAccess(int chunk, Access access) {
    int bits =
        switch (access) {
          case INVALID -> CELL;
          case READ_ONLY -> State.VOLATILE_WRITE_INVALID;
          case WRITABLE -> 0;
        };
    int[] states = handle.chunkStates;
    int old = states[chunk];
    STATES.setVolatile(states, chunk, (old & ~CELL) | bits);
    Raw.fullFence();
    return (bits & ~old) != 0;
  }

  private static int count(int bits, int bit) {
    return (bits & bit) == 0 ? 0 : 1;
  }
}
