package dev.heddle.node;

import dev.heddle.node.collect.Memory;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The pools of the heap in which objects grow old; one for most collectors. */
final class HeapMemory implements Memory {
  /** No pool of old objects is much used while all of the heap is less: each is over half of it. */
  private static final double LITTLE_SHARE = 0.3;

  /** Looked up when the heap fills: to start management takes 30 ms. */
  private static final class Pools {
    static final List<MemoryPoolMXBean> OLD =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .toList();
  }

  @Override
  public double usedShare() {
    Runtime heap = Runtime.getRuntime();
    if (heap.totalMemory() - heap.freeMemory() < LITTLE_SHARE * heap.maxMemory()) {
      return 0;
    }
    return Pools.OLD.stream().mapToDouble(HeapMemory::usedShare).max().orElse(0);
  }

  private static double usedShare(MemoryPoolMXBean pool) {
    MemoryUsage usage = pool.getUsage();
    return usage.getMax() > 0 ? (double) usage.getUsed() / usage.getMax() : 0;
  }

  @Override
  public void collect() {
    System.gc();
  }
}
