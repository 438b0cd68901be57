package dev.heddle.protocol;

/**
 * Global ids: {@code creator rank (12 bits) | page counter (36 bits) | slot (16 bits)} in one long.
 * A page id is a gid with slot 0; chunk k of a large array is the page with counter + k. Id 0 is
 * the cluster's sync variable.
 */
public final class Gid {
  public static final int MAX_RANK = (1 << 12) - 1;
  public static final int MAX_SLOT = (1 << 16) - 1;
  public static final long MAX_COUNTER = (1L << 36) - 1;

  private Gid() {}

  public static long page(int creator, long counter) {
    assert creator >= 0 && creator <= MAX_RANK : creator;
    assert counter >= 0 && counter <= MAX_COUNTER : counter;
    return (long) creator << 52 | counter << 16;
  }

  public static long object(long page, int slot) {
    assert slot(page) == 0 && slot >= 0 && slot <= MAX_SLOT : slot;
    return page | slot;
  }

  public static long chunk(long page, int chunk) {
    return page + ((long) chunk << 16);
  }

  /**
   * The page among those of its creator that were made one after the other: the next has one more.
   */
  public static long ordinal(long page) {
    return page >>> 16;
  }

  /** The page of an {@link #ordinal}. */
  public static long ofOrdinal(long ordinal) {
    return ordinal << 16;
  }

  /** The node that made the page: its first home, the manager of its locks and cells. */
  public static int creator(long gid) {
    return (int) (gid >>> 52);
  }

  public static long counter(long gid) {
    return gid << 12 >>> 28;
  }

  public static long pageOf(long gid) {
    return gid & ~0xFFFFL;
  }

  public static int slot(long gid) {
    return (int) (gid & 0xFFFF);
  }

  /** For messages and logs: {@code rank:counter.slot}. */
  public static String show(long gid) {
    return creator(gid) + ":" + counter(gid) + "." + slot(gid);
  }
}
