package dev.heddle.node;

import dev.heddle.node.collect.Memory;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The pools of the heap in which objects grow old; one for most collectors. */
final class HeapMemory implements Memory {
  private static final double LOW_SHARE = 0.6;

  /** No pool of old objects is low while all of the heap is less used: each is over half of it. */
  private static final double SURELY_NOT_LOW_SHARE = LOW_SHARE / 2;

  /** Looked up when the heap fills: to start management takes 30 ms. */
  private static final class Pools {
    static final List<MemoryPoolMXBean> OLD =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .toList();
  }

  @Override
  public boolean isLow() {
    Runtime heap = Runtime.getRuntime();
    if (heap.totalMemory() - heap.freeMemory() < SURELY_NOT_LOW_SHARE * heap.maxMemory()) {
      return false;
    }
    return Pools.OLD.stream().anyMatch(HeapMemory::isLow);
  }

  private static boolean isLow(MemoryPoolMXBean pool) {
    MemoryUsage usage = pool.getUsage();
    return usage.getMax() > 0 && usage.getUsed() > LOW_SHARE * usage.getMax();
  }

  @Override
  public void collect() {
    System.gc();
  }
}
