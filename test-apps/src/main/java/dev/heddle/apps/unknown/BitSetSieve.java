package dev.heddle.apps.unknown;

import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A segmented sieve with a BitSet for each segment, put together in one that all threads read. */
public class BitSetSieve {
  private static final int LIMIT = 20_000;

  static class Segment extends Thread {
    private final BitSet base;
    private final int from, to;
    private final BitSet found;
    private final CountDownLatch ready, done;

    Segment(BitSet base, int from, int to, CountDownLatch ready, CountDownLatch done) {
      this.base = base;
      this.from = from;
      this.to = to;
      this.ready = ready;
      this.done = done;
      found = new BitSet(to - from);
    }

    @Override
    public void run() {
      try {
        ready.await();
      } catch (InterruptedException e) {
        return;
      }
      found.set(0, to - from);
      for (int p = base.nextSetBit(2); p >= 0 && p * p < to; p = base.nextSetBit(p + 1))
        for (int m = Math.max(p * p, (from + p - 1) / p * p); m < to; m += p) found.clear(m - from);
      done.countDown();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int root = (int) Math.sqrt(LIMIT) + 1;
    BitSet base = new BitSet(root);
    CountDownLatch ready = new CountDownLatch(1), done = new CountDownLatch(3);
    Segment[] segments = new Segment[3];
    for (int i = 0; i < 3; i++) {
      int from = root + i * (LIMIT - root) / 3, to = root + (i + 1) * (LIMIT - root) / 3;
      (segments[i] = new Segment(base, from, to, ready, done)).start();
    }
    base.set(2, root);
    for (int p = 2; p < root; p = base.nextSetBit(p + 1)) {
      if (p < 0) break;
      for (int m = p * p; m < root; m += p) base.clear(m);
      if (base.nextSetBit(p + 1) < 0) break;
    }
    ready.countDown();
    done.await();
    BitSet all = (BitSet) base.clone();
    for (Segment s : segments) s.found.stream().map(i -> i + s.from).forEach(all::set);
    System.out.println(
        all.cardinality() + " primes, last " + (all.length() - 1) + ", base " + base.cardinality());
    BitSet odd = new BitSet();
    Thread xor =
        new Thread(
            () -> {
              odd.or(all);
              odd.andNot(base);
              odd.flip(0, 10);
              odd.xor(segments[0].found.get(0, 50));
            });
    xor.start();
    xor.join();
    System.out.println(
        odd.get(0, 200).stream().boxed().map(String::valueOf).collect(Collectors.joining(",")));
    System.out.println(
        odd.intersects(base)
            + " "
            + odd.hashCode()
            + " "
            + all.equals(odd)
            + " "
            + base.get(0, 30)
            + " "
            + all.toLongArray().length);
  }
}
