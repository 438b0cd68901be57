package dev.heddle.apps.unknown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Exchange rates in a cache under a read-write lock, the write lock downgraded as its Javadoc
 * shows.
 */
public class CachedRates {

  static final class Pair {
    final String from, to;

    Pair(String from, String to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public int hashCode() {
      return 31 * from.hashCode() + to.hashCode();
    }

    @Override
    public boolean equals(Object o) {
      if (!(o instanceof Pair)) return false;
      Pair p = (Pair) o;
      return from.equals(p.from) && to.equals(p.to);
    }
  }

  private final Map<Pair, BigDecimal> rates = new HashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final LongAdder loads = new LongAdder();
  private long generation;

  Optional<BigDecimal> rate(Pair pair) {
    lock.readLock().lock();
    BigDecimal rate = rates.get(pair);
    if (rate == null) {
      lock.readLock().unlock();
      lock.writeLock().lock();
      try {
        rate = rates.get(pair);
        if (rate == null && !pair.from.equals("XXX")) {
          loads.increment();
          generation++;
          rate =
              new BigDecimal(pair.from.hashCode() % 97 + 100)
                  .divide(new BigDecimal(pair.to.hashCode() % 89 + 90), 6, RoundingMode.HALF_EVEN);
          rates.put(pair, rate);
        }
        lock.readLock().lock();
      } finally {
        lock.writeLock().unlock();
      }
    }
    try {
      return Optional.ofNullable(rate);
    } finally {
      lock.readLock().unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    final CachedRates cache = new CachedRates();
    final String[] currencies = {"EUR", "USD", "CHF", "JPY", "XXX", "GBP"};
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Callable<BigDecimal>> work = new ArrayList<>();
    for (int w = 0; w < 3; w++) {
      final int seed = w;
      work.add(
          () -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = seed; i < 200 + seed; i++) {
              Pair pair = new Pair(currencies[i % 6], currencies[i / 6 % 6]);
              sum =
                  sum.add(
                      cache
                          .rate(pair)
                          .map(r -> r.setScale(3, RoundingMode.DOWN))
                          .orElse(BigDecimal.ONE));
            }
            return sum;
          });
    }
    for (Future<BigDecimal> sum : pool.invokeAll(work)) {
      try {
        System.out.println(sum.get() + " " + sum.isDone());
      } catch (ExecutionException e) {
        e.getCause().printStackTrace(System.out);
      }
    }
    pool.shutdown();
    System.out.println(
        cache.loads.sum()
            + " loads, generation "
            + cache.generation
            + ", "
            + cache.rates.size()
            + " rates, readers "
            + cache.lock.getReadLockCount());
    System.out.println(cache.rate(new Pair("EUR", "CHF")).get().toPlainString());
  }
}
