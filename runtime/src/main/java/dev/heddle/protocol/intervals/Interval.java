package dev.heddle.protocol.intervals;

import java.util.Arrays;

/**
 * An interval record: node {@code writer} wrote {@code pages} in its interval number {@code index}.
 *
 * @param pages page ids, ascending; shared between records, never changed
 */
public record Interval(int writer, long index, long[] pages) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Interval that
        && writer == that.writer
        && index == that.index
        && Arrays.equals(pages, that.pages);
  }

  @Override
  public int hashCode() {
    return 31 * writer + Long.hashCode(index);
  }

  @Override
  public String toString() {
    return writer + "." + index + Arrays.toString(pages);
  }
}
