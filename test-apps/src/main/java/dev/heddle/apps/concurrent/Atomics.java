package dev.heddle.apps.concurrent;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;

/**
 * Threads update shared atomic variables of every kind; what comes out is exact.
 *
 * <p>Usage: {@code Atomics [rounds] [threads]}.
 */
public class Atomics {
  /** One that counts how often it was asked, and overrides what may be overridden. */
  private static final class Odometer extends AtomicInteger {
    private final AtomicLong asked = new AtomicLong();

    int turn() {
      asked.incrementAndGet();
      return super.addAndGet(2);
    }

    @Override
    public String toString() {
      return "odometer " + get() + " asked " + asked;
    }
  }

  private record Node(int value, Node next) {}

  private static final AtomicInteger STATIC = new AtomicInteger(7);

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong sum = new AtomicLong(1L << 40);
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<Node> stack = new AtomicReference<>();
  private final AtomicIntegerArray tallies = new AtomicIntegerArray(5);
  private final AtomicLongArray maxima = new AtomicLongArray(new long[] {-1, -1, -1});
  private final AtomicReferenceArray<String> names = new AtomicReferenceArray<>(3);
  private final AtomicStampedReference<String> stamped = new AtomicStampedReference<>("start", 0);
  private final AtomicMarkableReference<Object> marked = new AtomicMarkableReference<>(this, false);
  private final LongAdder adder = new LongAdder();
  private final DoubleAdder halves = new DoubleAdder();
  private final LongAccumulator greatest = new LongAccumulator(Long::max, Long.MIN_VALUE);
  private final Odometer odometer = new Odometer();
  private final int rounds;
  private int guarded;

  Atomics(int rounds) {
    this.rounds = rounds;
  }

  private void work(int me) {
    IntUnaryOperator add = count::addAndGet;
    for (int i = 0; i < rounds; i++) {
      add.applyAsInt(1);
      sum.getAndAdd(i);
      while (!busy.compareAndSet(false, true)) {
        Thread.onSpinWait();
      }
      guarded++;
      busy.set(false);
      push(me * rounds + i);
      tallies.getAndIncrement(i % 5);
      maxima.accumulateAndGet(i % 3, me * 100L + i, Math::max);
      names.compareAndSet(me % 3, null, "thread of class " + me % 3);
      restamp();
      adder.add(i);
      halves.add(0.5);
      greatest.accumulate(me * 1000L + i);
      odometer.turn();
      STATIC.updateAndGet(x -> x + 3);
    }
    marked.compareAndSet(this, this, false, true);
  }

  private void push(int value) {
    Node top;
    do {
      top = stack.get();
    } while (!stack.compareAndSet(top, new Node(value, top)));
  }

  private void restamp() {
    int[] stamp = new int[1];
    String now;
    do {
      now = stamped.get(stamp);
    } while (!stamped.compareAndSet(now, "turn " + (stamp[0] + 1), stamp[0], stamp[0] + 1));
  }

  private long sumOfStack() {
    long total = 0;
    for (Node node = stack.get(); node != null; node = node.next()) {
      total += node.value();
    }
    return total;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 200);
    int threads = Args.threads(args, 4);
    Atomics shared = new Atomics(rounds);
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      all[t] = new Thread(() -> shared.work(me));
      all[t].start();
    }
    for (Thread each : all) {
      each.join();
    }
    shared.report(threads);
  }

  private void report(int threads) {
    int turns = rounds * threads;
    long triangle = (long) rounds * (rounds - 1) / 2;
    Checklist list = new Checklist();
    list.same("count", turns, count.get());
    list.same("count as a number", (double) turns, count.doubleValue());
    list.same("sum", (1L << 40) + threads * triangle, sum.get());
    list.same("guarded", turns, guarded);
    list.same("stack", (long) turns * (turns - 1) / 2, sumOfStack());
    int tallied = 0;
    for (int i = 0; i < tallies.length(); i++) {
      tallied += tallies.get(i);
    }
    list.same("tallies", turns, tallied);
    System.out.println("maxima " + maxima + " names " + names);
    list.same("stamp", turns, stamped.getStamp());
    list.same("stamped", "turn " + turns, stamped.getReference());
    list.check("marked", marked.isMarked() && marked.getReference() == this);
    list.same("adder", threads * triangle, adder.sum());
    list.same("halves", turns / 2.0, halves.sumThenReset());
    list.same("halves after", 0.0, halves.sum());
    list.same("greatest", (threads - 1) * 1000L + rounds - 1, greatest.get());
    list.same("odometer", "odometer " + 2 * turns + " asked " + turns, odometer.toString());
    list.same("static", 7 + 3 * turns, STATIC.get());
    list.same("class", AtomicInteger.class, count.getClass());
    list.same("super class", AtomicInteger.class, odometer.getClass().getSuperclass());
    list.same("text", turns + " true", count + " " + new AtomicBoolean(true));
    list.finish();
  }
}
