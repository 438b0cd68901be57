package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Thread per request: threads are started, work for a moment, leave their result and end, as many
 * as one likes, a few at a time; those that have ended are garbage.
 *
 * <p>Usage: {@code ManyThreads [threads in all] [at a time]}.
 */
public class ManyThreads {

  static class Request {
    final int number;
    final byte[] body = new byte[200];
    Response response;

    Request(int number) {
      this.number = number;
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) (number + i);
      }
    }
  }

  static class Response {
    final int checksum;

    Response(int checksum) {
      this.checksum = checksum;
    }
  }

  /** Counts what is under way; the acceptor waits while there is too much of it. */
  static class Limit {
    private final int limit;
    private int running;

    Limit(int limit) {
      this.limit = limit;
    }

    synchronized void begin() throws InterruptedException {
      while (running == limit) {
        wait();
      }
      running++;
    }

    synchronized void end() {
      running--;
      notifyAll();
    }

    synchronized void awaitIdle() throws InterruptedException {
      while (running > 0) {
        wait();
      }
    }
  }

  static class Totals {
    long sum;
    int served;

    synchronized void add(int checksum) {
      sum += checksum;
      served++;
    }
  }

  static class Handler extends Thread {
    private final Request request;
    private final Limit limit;
    private final Totals totals;

    Handler(Request request, Limit limit, Totals totals) {
      this.request = request;
      this.limit = limit;
      this.totals = totals;
    }

    @Override
    public void run() {
      try {
        int sum = 0;
        for (byte b : request.body) {
          sum = sum * 31 + b;
        }
        request.response = new Response(sum);
        totals.add(sum);
      } finally {
        limit.end();
      }
    }
  }

  static int expected(int number) {
    int sum = 0;
    for (int i = 0; i < 200; i++) {
      sum = sum * 31 + (byte) (number + i);
    }
    return sum;
  }

  public static void main(String[] args) throws InterruptedException {
    int threads = Args.size(args, 10_000);
    Limit limit = new Limit(Args.threads(args, 8));
    Totals totals = new Totals();
    long sum = 0;
    boolean answered = true;
    for (int n = 0; n < threads; n++) {
      Request request = new Request(n);
      limit.begin();
      Handler handler = new Handler(request, limit, totals);
      handler.start();
      sum += expected(n);
      if (n % 7 == 0) {
        handler.join();
        answered &= request.response.checksum == expected(n);
      }
    }
    limit.awaitIdle();
    Verdict.print(
        totals.served + " requests, sum " + totals.sum,
        answered && totals.served == threads && totals.sum == sum);
  }
}
