package dev.heddle.bridge;

/**
 * The handle of a shared array: its page states, and summary words over them. Woven code keeps it
 * in a shadow local beside the array reference.
 *
 * <p>A small array is one slot of a page ({@code chunkStates.length == 1}, {@code chunkShift ==
 * 31}); a large one has a page per {@code 1 << chunkShift} elements. The summary words are non-zero
 * while any chunk is invalid for reading or writing. Only the node loop writes here: to invalidate,
 * the chunk first and the summary second; to validate, the data, the chunk, the summary.
 */
public final class ArrayHandle {
  /** Stands for every array that has no handle: all access allowed. */
  public static final ArrayHandle LOCAL = new ArrayHandle(null, 31, 1);

  /** Non-zero while some chunk may not be read. */
  public int readInvalid;

  /** Non-zero while some chunk may not be written. */
  public int writeInvalid;

  /** log2 of the elements per chunk. */
  public final int chunkShift;

  /** {@link State} bits per chunk. */
  public final int[] chunkStates;

  /** The heap's metadata of the array; null for {@link #LOCAL} only. */
  public final Object meta;

  public ArrayHandle(Object meta, int chunkShift, int chunkCount) {
    this.meta = meta;
    this.chunkShift = chunkShift;
    this.chunkStates = new int[chunkCount];
  }
}
