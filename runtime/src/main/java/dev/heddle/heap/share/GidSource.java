package dev.heddle.heap.share;

import dev.heddle.protocol.Gid;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The page counter of this node; page 0 of rank 0 is the cluster's sync variable and never given.
 */
public final class GidSource {
  private final int rank;
  private final AtomicLong counter = new AtomicLong(1);

  public GidSource(int rank) {
    this.rank = rank;
  }

  /** The first of {@code count} consecutive page ids. */
  public long nextPages(int count) {
    return Gid.page(rank, counter.getAndAdd(count));
  }
}
