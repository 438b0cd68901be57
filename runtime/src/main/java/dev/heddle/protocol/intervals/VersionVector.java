package dev.heddle.protocol.intervals;

import java.util.Arrays;

/**
 * A sparse vector of interval numbers by writer, ascending by writer; a writer not named has 0.
 * Pages carry two: what was applied and what is required. Also the form in which clocks travel.
 */
public final class VersionVector {
  private static final int[] NO_WRITERS = {};
  private static final long[] NO_VALUES = {};

  private int[] writers = NO_WRITERS;
  private long[] values = NO_VALUES;
  private int size;

  public int size() {
    return size;
  }

  public int writerAt(int position) {
    return writers[position];
  }

  public long valueAt(int position) {
    return values[position];
  }

  public long get(int writer) {
    int position = Arrays.binarySearch(writers, 0, size, writer);
    return position < 0 ? 0 : values[position];
  }

  /** Sets the value of {@code writer} to at least {@code value}. */
  public void raise(int writer, long value) {
    int position = Arrays.binarySearch(writers, 0, size, writer);
    if (position >= 0) {
      values[position] = Math.max(values[position], value);
    } else if (value > 0) {
      insert(-position - 1, writer, value);
    }
  }

  public void raiseAll(VersionVector other) {
    for (int i = 0; i < other.size; i++) {
      raise(other.writers[i], other.values[i]);
    }
  }

  /** True where every value is at least that of {@code other}. */
  public boolean covers(VersionVector other) {
    for (int i = 0; i < other.size; i++) {
      if (get(other.writers[i]) < other.values[i]) {
        return false;
      }
    }
    return true;
  }

  /** Forgets {@code writer}. */
  public void remove(int writer) {
    int position = Arrays.binarySearch(writers, 0, size, writer);
    if (position >= 0) {
      System.arraycopy(writers, position + 1, writers, position, size - position - 1);
      System.arraycopy(values, position + 1, values, position, size - position - 1);
      size--;
    }
  }

  public VersionVector copy() {
    VersionVector copy = new VersionVector();
    copy.writers = Arrays.copyOf(writers, size);
    copy.values = Arrays.copyOf(values, size);
    copy.size = size;
    return copy;
  }

  private void insert(int position, int writer, long value) {
    if (size == writers.length) {
      int capacity = Math.max(2, size * 2);
      writers = Arrays.copyOf(writers, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    System.arraycopy(writers, position, writers, position + 1, size - position);
    System.arraycopy(values, position, values, position + 1, size - position);
    writers[position] = writer;
    values[position] = value;
    size++;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionVector that
        && Arrays.equals(writers, 0, size, that.writers, 0, that.size)
        && Arrays.equals(values, 0, size, that.values, 0, that.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOf(writers, size))
        + Arrays.hashCode(Arrays.copyOf(values, size));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : " ").append(writers[i]).append(':').append(values[i]);
    }
    return text.append('}').toString();
  }
}
