package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** The sieve of processes: each prime is a thread that filters what the next one gets. */
public class SievePipeline {

  static final Integer END = new Integer(-1);

  static class Filter extends Thread implements Iterable<Integer> {
    private final BlockingQueue<Integer> in;
    private BlockingQueue<Integer> out;
    private int prime;
    private Filter next;

    Filter(BlockingQueue<Integer> in) {
      this.in = in;
    }

    @Override
    public void run() {
      try {
        Integer n = in.take();
        if (n == END) {
          return;
        }
        prime = n;
        setName("filter " + prime);
        out = new SynchronousQueue<>();
        next = new Filter(out);
        next.start();
        while ((n = in.take()) != END) {
          if (n % prime != 0) {
            out.put(n);
          }
        }
        out.put(END);
        next.join();
      } catch (InterruptedException e) {
        throw new Error(e);
      }
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<Integer>() {
        Filter at = Filter.this;

        @Override
        public boolean hasNext() {
          return at != null && at.prime != 0;
        }

        @Override
        public Integer next() {
          int p = at.prime;
          at = at.next;
          return p;
        }
      };
    }
  }

  public static void main(String[] args) throws InterruptedException {
    SynchronousQueue<Integer> source = new SynchronousQueue<>(true);
    Filter first = new Filter(source);
    first.start();
    for (int i = 2; i < 40; i++) {
      source.put(i);
    }
    source.put(END);
    first.join();
    List<Integer> primes = new ArrayList<>();
    for (int p : first) {
      primes.add(p);
    }
    System.out.println(primes);
    System.out.println(first.getName() + ", " + first.next.getName() + ", queue " + source.size());
    System.out.println(source.offer(1) + " " + source.poll() + " " + source.peek());
  }
}
