package dev.heddle.heap.share;

import dev.heddle.heap.raw.ArrayMemory;

/**
 * How an array lies on pages: in one slot, or in chunks of a power of two of elements.
 *
 * @param chunkShift log2 of the elements per chunk; 31 for one slot
 */
public record ArrayShape(int chunkShift, int chunkCount) {
  private static final int ONE_SLOT = 31;

  /** Two nodes with the same page budget get the same shape. */
  public static ArrayShape of(Class<?> component, int length, int pageBytes) {
    int width = ArrayMemory.width(component);
    if ((long) length * width <= pageBytes) {
      return new ArrayShape(ONE_SLOT, 1);
    }
    int shift = 31 - Integer.numberOfLeadingZeros(Math.max(pageBytes / width, 1));
    return new ArrayShape(shift, (int) (((long) length + (1L << shift) - 1) >>> shift));
  }
}
