package dev.heddle.apps.unknown;

import java.math.BigInteger;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** The Memoizer of "Java Concurrency in Practice", asked by several threads for factors. */
public class FutureTaskMemoizer {

  interface Computable<A, V> {
    V compute(A arg) throws InterruptedException;
  }

  static class Memoizer<A, V> implements Computable<A, V> {
    private final ConcurrentMap<A, Future<V>> cache = new ConcurrentHashMap<A, Future<V>>();
    private final Computable<A, V> c;

    Memoizer(Computable<A, V> c) {
      this.c = c;
    }

    public V compute(final A arg) throws InterruptedException {
      while (true) {
        Future<V> f = cache.get(arg);
        if (f == null) {
          Callable<V> eval =
              new Callable<V>() {
                public V call() throws InterruptedException {
                  return c.compute(arg);
                }
              };
          FutureTask<V> ft = new FutureTask<V>(eval);
          f = cache.putIfAbsent(arg, ft);
          if (f == null) {
            f = ft;
            ft.run();
          }
        }
        try {
          return f.get();
        } catch (CancellationException e) {
          cache.remove(arg, f);
        } catch (ExecutionException e) {
          throw launderThrowable(e.getCause());
        }
      }
    }
  }

  static RuntimeException launderThrowable(Throwable t) {
    if (t instanceof RuntimeException) return (RuntimeException) t;
    else if (t instanceof Error) throw (Error) t;
    else throw new IllegalStateException("Not unchecked", t);
  }

  static class Factorizer implements Computable<BigInteger, String> {
    final AtomicInteger calls = new AtomicInteger();

    public String compute(BigInteger n) {
      calls.incrementAndGet();
      if (n.signum() <= 0) {
        throw new ArithmeticException("not positive: " + n);
      }
      StringBuilder factors = new StringBuilder();
      BigInteger p = BigInteger.TWO;
      while (p.multiply(p).compareTo(n) <= 0) {
        BigInteger[] qr = n.divideAndRemainder(p);
        if (qr[1].equals(BigInteger.ZERO)) {
          factors.append(p).append('*');
          n = qr[0];
        } else {
          p = p.nextProbablePrime();
        }
      }
      return factors.append(n).toString();
    }
  }

  public static void main(String[] args) throws Exception {
    final Factorizer factorizer = new Factorizer();
    final Computable<BigInteger, String> memo = new Memoizer<BigInteger, String>(factorizer);
    final String[][] answers = new String[3][30];
    Thread[] threads = new Thread[3];
    for (int t = 0; t < 3; t++) {
      final int me = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 30; i++) {
                  int which = (i * 7 + me * 11) % 30;
                  try {
                    answers[me][which] =
                        memo.compute(BigInteger.valueOf(1000003L * which + which * which));
                  } catch (ArithmeticException e) {
                    answers[me][which] = e.toString();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) thread.join();
    System.out.println(factorizer.calls + " calls");
    for (int i = 0; i < 30; i += 5) {
      System.out.println(
          answers[0][i] + (answers[0][i].equals(answers[2][i]) ? " agreed" : " differs"));
    }
  }
}
