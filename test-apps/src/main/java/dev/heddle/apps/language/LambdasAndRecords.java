package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Lambdas, method references and records made by one thread and used by others: what they capture
 * is shared, and they keep their identity and monitor.
 *
 * <p>Usage: {@code LambdasAndRecords [rounds] [threads]}.
 */
public class LambdasAndRecords {

  record Range(int low, int high) {
    Range {
      if (low > high) {
        throw new IllegalArgumentException(low + " > " + high);
      }
    }

    static Range of(int size) {
      return new Range(0, size);
    }

    int size() {
      return high - low;
    }
  }

  record Pair<A, B>(A first, B second) {
    <C> Pair<C, B> mapFirst(Function<? super A, ? extends C> f) {
      return new Pair<>(f.apply(first), second);
    }
  }

  /** A record that holds things that change. */
  record Tally(int[] counts, Object lock) {
    void add(int where) {
      synchronized (lock) {
        counts[where]++;
      }
    }
  }

  sealed interface Task permits Add, Scale, Both {}

  record Add(int amount) implements Task {}

  record Scale(double factor) implements Task {}

  record Both(Task first, Task second) implements Task {}

  static double apply(Task task, double x) {
    if (task instanceof Add add) {
      return x + add.amount();
    } else if (task instanceof Scale scale) {
      return x * scale.factor();
    } else if (task instanceof Both both) {
      return apply(both.second(), apply(both.first(), x));
    }
    throw new AssertionError(task);
  }

  enum Operation {
    PLUS((a, b) -> a + b),
    TIMES((a, b) -> a * b);

    private final BiFunction<Integer, Integer, Integer> function;

    Operation(BiFunction<Integer, Integer, Integer> function) {
      this.function = function;
    }

    int apply(int a, int b) {
      return function.apply(a, b);
    }
  }

  static class Counter {
    private int value;

    synchronized int next() {
      return ++value;
    }
  }

  /** Everything the threads share, made by main. */
  static class Toolbox {
    final Counter counter = new Counter();
    final Supplier<Integer> bound = counter::next;
    final Function<Counter, Integer> unbound = Counter::next;
    final Function<Integer, Range> factory = Range::of;
    final BiFunction<Integer, Integer, Range> constructor = Range::new;
    final Runnable[] jobs = new Runnable[3];
    final IntUnaryOperator[] functions = new IntUnaryOperator[4];
    final Tally tally = new Tally(new int[4], new Object());
    final Pair<String, Range> pair = new Pair<>("range", new Range(1, 5));
    final Task task = new Both(new Add(3), new Both(new Scale(0.5), new Add(-1)));
    Runnable monitorOwner = () -> {};
    int guardedByLambda;
    int guardedByRecord;

    Toolbox(int base) {
      int[] cell = {0};
      jobs[0] =
          () -> {
            synchronized (cell) {
              cell[0]++;
              tally.add(0);
            }
          };
      jobs[1] = () -> tally.add(1);
      jobs[2] = new Nested()::run;
      long offset = 1L << 40;
      byte small = (byte) base;
      functions[0] = x -> x + base;
      functions[1] = x -> (int) (x + offset - (1L << 40)) + small;
      functions[2] = x -> functions[1].applyAsInt(functions[0].applyAsInt(x));
      functions[3] = Math::abs;
    }

    class Nested {
      void run() {
        tally.add(2);
      }
    }
  }

  private static boolean work(Toolbox tools, Runnable monitor, Pair<?, ?> pair, int rounds) {
    boolean good = tools.monitorOwner == monitor && tools.pair == pair;
    good &= tools.pair.equals(new Pair<>("range", new Range(1, 5)));
    good &= tools.pair.hashCode() == new Pair<>("range", new Range(1, 5)).hashCode();
    good &= tools.pair.toString().equals("Pair[first=range, second=Range[low=1, high=5]]");
    good &= tools.pair.mapFirst(String::length).first() == 5;
    good &= tools.factory.apply(9).size() == 9 && tools.constructor.apply(2, 4).size() == 2;
    good &= apply(tools.task, 7) == 4.0;
    good &= Operation.PLUS.apply(2, 3) == 5 && Operation.valueOf("TIMES").apply(2, 3) == 6;
    try {
      tools.constructor.apply(2, 1);
      good = false;
    } catch (IllegalArgumentException e) {
      good &= e.getMessage().equals("2 > 1");
    }
    for (int i = 0; i < rounds; i++) {
      for (Runnable job : tools.jobs) {
        job.run();
      }
      tools.bound.get();
      tools.unbound.apply(tools.counter);
      good &= tools.functions[2].applyAsInt(i) == i + 20;
      good &= tools.functions[3].applyAsInt(-i) == i;
      synchronized (monitor) {
        tools.guardedByLambda++;
      }
      synchronized (pair) {
        tools.guardedByRecord++;
      }
    }
    return good;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 1000);
    int threads = Args.threads(args, 4);
    var tools = new Toolbox(10);
    var monitor = tools.monitorOwner;
    var pair = tools.pair;
    var good = new boolean[threads];
    var results = new Range[threads];
    var workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                good[me] = work(tools, monitor, pair, rounds);
                results[me] = new Range(me, me + rounds);
              });
      workers[t].start();
    }
    var checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, good[t]);
      checks.same("its record", new Range(t, t + rounds), results[t]);
    }
    int total = rounds * threads;
    for (int i = 0; i < 3; i++) {
      checks.same("job " + i, total, tools.tally.counts()[i]);
    }
    checks.same("method references", 2 * total, tools.counter.value);
    checks.same("monitor of a lambda", total, tools.guardedByLambda);
    checks.same("monitor of a record", total, tools.guardedByRecord);
    checks.finish();
  }
}
