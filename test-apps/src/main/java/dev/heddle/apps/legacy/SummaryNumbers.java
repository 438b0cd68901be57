package dev.heddle.apps.legacy;

import dev.heddle.apps.Checklist;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Statistics that threads share under a lock. Most of what they are asked is a final method. */
public class SummaryNumbers {

  /** Asks itself by {@code super}, by {@code this} and by method references. */
  private static class Spread extends IntSummaryStatistics {
    private final ToIntFunction<Spread> most = Spread::getMax;

    int width() {
      return super.getMax() - getMin();
    }

    String describe() {
      ToLongFunction<IntSummaryStatistics> count = IntSummaryStatistics::getCount;
      ToDoubleFunction<Spread> average = Spread::getAverage;
      return most.applyAsInt(this)
          + " of "
          + count.applyAsLong(this)
          + " "
          + average.applyAsDouble(this);
    }
  }

  private final IntSummaryStatistics ints = new IntSummaryStatistics();
  private final LongSummaryStatistics longs = new LongSummaryStatistics();
  private final DoubleSummaryStatistics doubles = new DoubleSummaryStatistics();
  private final Spread spread = new Spread();
  private IntSummaryStatistics collected =
      Stream.of("warp", "weft", "heddle").collect(Collectors.summarizingInt(String::length));

  private synchronized void add(int thread) {
    for (int i = 1; i <= 10; i++) {
      ints.accept(thread * i);
      longs.accept(thread * i);
      longs.accept(thread * 10_000_000_000L);
      doubles.accept(thread / (double) i);
      spread.accept(i - thread);
    }
    IntSummaryStatistics more = new IntSummaryStatistics(2, -thread, thread, 0);
    ints.combine(more);
    longs.combine(new LongSummaryStatistics(1, -7, -7, -7));
    DoubleSummaryStatistics tenths = new DoubleSummaryStatistics();
    DoubleStream.of(0.1, 0.2, 0.3, -thread).forEach(tenths);
    doubles.combine(tenths);
    collected.accept(thread * 10);
    mix(thread);
    print("in thread " + thread);
  }

  /** What streams made, combined with what is shared and shared itself. */
  private void mix(int thread) {
    ints.combine(IntStream.of(thread, -thread).summaryStatistics());
    longs.combine(LongStream.rangeClosed(1, thread).summaryStatistics());
    doubles.combine(DoubleStream.of(0.1, 0.2, 0.3, 1e17, -1e17, 0.7).summaryStatistics());
    IntSummaryStatistics made = IntStream.range(0, thread).summaryStatistics();
    made.combine(collected);
    collected = made;
  }

  private void print(String where) {
    System.out.println(where);
    System.out.println(ints.getCount() + " " + ints.getSum() + " " + ints.getMin() + " " + ints);
    System.out.println(ints.getMax() + " " + ints.getAverage() + " " + collected);
    System.out.println(longs.getCount() + " " + longs.getSum() + " " + longs.getMin());
    System.out.println(longs.getMax() + " " + longs.getAverage() + " " + longs);
    System.out.println(doubles.getCount() + " " + doubles.getSum() + " " + doubles.getMin());
    System.out.println(doubles.getMax() + " " + doubles.getAverage() + " " + doubles);
    System.out.println(spread.width() + " " + spread.describe());
  }

  private static void local() {
    IntSummaryStatistics ofInts = IntStream.rangeClosed(3, 8).summaryStatistics();
    LongSummaryStatistics ofLongs = LongStream.of(5, 50, 500).summaryStatistics();
    DoubleSummaryStatistics ofDoubles = DoubleStream.of(0.1, 0.7, 1e17, -1e17).summaryStatistics();
    System.out.println(ofInts.getMax() + " " + ofInts.getSum() + " " + ofInts);
    System.out.println(ofLongs.getMin() + " " + ofLongs.getAverage() + " " + ofLongs);
    System.out.println(ofDoubles.getCount() + " " + ofDoubles.getSum() + " " + ofDoubles);
    System.out.println(
        Stream.of(ofInts, new IntSummaryStatistics(1, 4, 4, 4))
            .map(IntSummaryStatistics::getAverage)
            .collect(Collectors.toList()));
    IntSummaryStatistics folded =
        List.of(9, 1, 5).stream()
            .collect(
                IntSummaryStatistics::new,
                IntSummaryStatistics::accept,
                IntSummaryStatistics::combine);
    System.out.println(folded.getMin() + " " + folded.getMax());
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    SummaryNumbers shared = new SummaryNumbers();
    for (int t = 1; t <= 3; t++) {
      int thread = t;
      inThread(
          () -> {
            local();
            shared.add(thread);
          });
    }
    Checklist checks = new Checklist();
    synchronized (shared) {
      shared.print("in the end");
      checks.same("greatest int", 30, shared.ints.getMax());
      checks.same("least long", -7L, shared.longs.getMin());
      checks.same("doubles", 60L, shared.doubles.getCount());
      checks.same("width", 11, shared.spread.width());
      checks.same("collected", 30, shared.collected.getMax());
    }
    checks.finish();
  }
}
