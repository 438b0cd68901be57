package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Caches results of a slow function as futures, so that each is computed once whoever asks first;
 * and the same with {@code computeIfAbsent}.
 *
 * <p>Usage: {@code Memoizer [keys] [threads]}.
 */
public class Memoizer {
  private final ConcurrentMap<Integer, Future<Long>> futures = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Long> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Integer> computed = new ConcurrentHashMap<>();

  private long slow(int n) {
    computed.merge(n, 1, Integer::sum);
    long result = n;
    for (int i = 0; i < 5000; i++) {
      result = result * 6364136223846793005L + 1442695040888963407L;
    }
    return result;
  }

  private long byFuture(int n) throws InterruptedException {
    while (true) {
      Future<Long> future = futures.get(n);
      if (future == null) {
        Callable<Long> eval = () -> slow(n);
        FutureTask<Long> task = new FutureTask<>(eval);
        future = futures.putIfAbsent(n, task);
        if (future == null) {
          future = task;
          task.run();
        }
      }
      try {
        return future.get();
      } catch (CancellationException e) {
        futures.remove(n, future);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private long byCompute(int n) {
    return values.computeIfAbsent(-n, key -> slow(key));
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int keys = args.length > 0 ? Integer.parseInt(args[0]) : 30;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    Memoizer memoizer = new Memoizer();
    Checklist list = new Checklist();
    long[] sums = new long[threads];
    try (AutoCloseablePool pool = new AutoCloseablePool(Executors.newFixedThreadPool(threads))) {
      Future<?>[] all = new Future<?>[threads];
      for (int t = 0; t < threads; t++) {
        int me = t;
        all[t] =
            pool.executor.submit(
                () -> {
                  for (int i = 0; i < keys; i++) {
                    int key = 1 + (i + me * 7) % keys;
                    sums[me] += memoizer.byFuture(key) + memoizer.byCompute(key);
                  }
                  return null;
                });
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    for (int t = 1; t < threads; t++) {
      list.same("sum of thread " + t, sums[0], sums[t]);
    }
    list.same("results computed", 2 * keys, memoizer.computed.size());
    list.check("each once", memoizer.computed.values().stream().allMatch(n -> n == 1));
    list.same("order", sorted(keys), memoizer.futures.keySet().toString());
    list.finish();
  }

  private static String sorted(int keys) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 1; i <= keys; i++) {
      text.append(i == 1 ? "" : ", ").append(i);
    }
    return text.append(']').toString();
  }

  /** An executor in a try block, as since JDK 19. */
  private static final class AutoCloseablePool implements AutoCloseable {
    private final ExecutorService executor;

    AutoCloseablePool(ExecutorService executor) {
      this.executor = executor;
    }

    @Override
    public void close() {
      executor.shutdown();
    }
  }
}
