package dev.heddle.apps.unknown;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Prime producers stopped in several ways: interrupt, a flag, cancel, shutdownNow. */
public class InterruptiblePrimes {

  static class PrimeProducer extends Thread {
    private final BlockingQueue<BigInteger> queue;
    private boolean ended;

    PrimeProducer(BlockingQueue<BigInteger> queue) {
      this.queue = queue;
    }

    public void run() {
      try {
        BigInteger p = BigInteger.ONE;
        while (!Thread.currentThread().isInterrupted()) queue.put(p = p.nextProbablePrime());
      } catch (InterruptedException consumed) {
        /* Allow thread to exit */
      }
      ended = true;
    }

    public void cancel() {
      interrupt();
    }
  }

  static class Flagged implements Runnable {
    private final List<Integer> squares = new ArrayList<>();
    private volatile boolean cancelled;

    public void run() {
      int i = 0;
      while (!cancelled) {
        synchronized (this) {
          squares.add(i * i++);
        }
        Thread.yield();
      }
    }

    synchronized List<Integer> get() {
      return new ArrayList<>(squares);
    }
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<BigInteger> primes = new ArrayBlockingQueue<>(5);
    PrimeProducer producer = new PrimeProducer(primes);
    producer.start();
    List<BigInteger> got = new ArrayList<>();
    for (int i = 0; i < 20; i++) got.add(primes.take());
    producer.cancel();
    producer.join();
    System.out.println(got + " " + producer.ended + " " + producer.isAlive());
    Flagged flagged = new Flagged();
    Thread t = new Thread(flagged);
    t.start();
    while (flagged.get().size() < 10) Thread.sleep(2);
    flagged.cancelled = true;
    t.join();
    System.out.println(flagged.get().subList(0, 10));
    ExecutorService exec = Executors.newFixedThreadPool(2);
    Object never = new Object();
    Future<String> waiting =
        exec.submit(
            () -> {
              synchronized (never) {
                never.wait();
              }
              return "woken";
            });
    Future<?> spinning =
        exec.submit(
            () -> {
              long n = 0;
              while (!Thread.interrupted()) n++;
              if (n < 0) throw new AssertionError();
            });
    List<Future<String>> queued = new ArrayList<>();
    for (int i = 0; i < 3; i++) queued.add(exec.submit(() -> "not run"));
    System.out.println(spinning.cancel(true) + " " + queued.get(2).get(30, TimeUnit.SECONDS));
    java.util.concurrent.CountDownLatch started = new java.util.concurrent.CountDownLatch(1);
    Future<String> late =
        exec.submit(
            () -> {
              started.countDown();
              Thread.sleep(100_000);
              return "late";
            });
    started.await();
    List<Runnable> rest = exec.shutdownNow();
    System.out.println(
        rest.size()
            + " "
            + exec.awaitTermination(20, TimeUnit.SECONDS)
            + " "
            + exec.isTerminated());
    try {
      waiting.get();
    } catch (java.util.concurrent.ExecutionException e) {
      System.out.println(e.getCause());
    }
    try {
      late.get(5, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      System.out.println(e.getCause().getMessage());
    }
    try {
      spinning.get();
    } catch (CancellationException e) {
      System.out.println("cancelled " + spinning.isDone());
    }
    System.out.println("OK");
  }
}
