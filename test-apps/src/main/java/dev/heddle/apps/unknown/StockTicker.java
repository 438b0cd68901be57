package dev.heddle.apps.unknown;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;

/** Quotes that change by a scheduled task each; a watcher cancels them after so many ticks. */
public class StockTicker {

  record Quote(String symbol, double price, int tick) {
    Quote next() {
      return new Quote(
          symbol, Math.round(price * (tick % 2 == 0 ? 1.05 : 0.97) * 100) / 100.0, tick + 1);
    }
  }

  static class Source implements Runnable {
    private Quote quote;
    private final CountDownLatch left;
    private final Map<String, Quote> board;
    private final DoubleAdder turnover;

    Source(Quote quote, int ticks, Map<String, Quote> board, DoubleAdder turnover) {
      this.quote = Objects.requireNonNull(quote, "quote");
      this.left = new CountDownLatch(ticks);
      this.board = board;
      this.turnover = turnover;
    }

    @Override
    public void run() {
      if (left.getCount() == 0) {
        throw new IllegalStateException("market closed");
      }
      quote = quote.next();
      board.put(quote.symbol(), quote);
      turnover.add(1.5);
      left.countDown();
    }
  }

  public static void main(String[] args) throws Exception {
    ScheduledExecutorService market = Executors.newScheduledThreadPool(2);
    Map<String, Quote> board = new ConcurrentSkipListMap<>();
    DoubleAdder turnover = new DoubleAdder();
    String[] symbols = {"SUNW", "IBM", "DEC"};
    Source[] sources = new Source[symbols.length];
    ScheduledFuture<?>[] handles = new ScheduledFuture<?>[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      sources[i] = new Source(new Quote(symbols[i], 100.0 + i, 0), 10 + i, board, turnover);
      handles[i] =
          i == 0
              ? market.scheduleWithFixedDelay(sources[i], 1, 2, TimeUnit.MILLISECONDS)
              : market.scheduleAtFixedRate(sources[i], 0, 3, TimeUnit.MILLISECONDS);
    }
    ScheduledFuture<String> bell = market.schedule(() -> "bell", 5, TimeUnit.MILLISECONDS);
    for (int i = 0; i < sources.length; i++) {
      sources[i].left.await();
      try {
        handles[i].get(10, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException e) {
        System.out.println(
            symbols[i]
                + " "
                + e.getCause().getMessage()
                + " "
                + handles[i].isDone()
                + " "
                + handles[i].isCancelled());
      }
    }
    System.out.println(new TreeMap<>(board));
    System.out.println(
        bell.get() + " " + (bell.getDelay(TimeUnit.MILLISECONDS) <= 0) + " " + turnover);
    ScheduledFuture<?> never =
        market.schedule(() -> System.out.println("never"), 1, TimeUnit.HOURS);
    System.out.println(((Delayed) never).compareTo(bell) > 0);
    never.cancel(false);
    market.shutdown();
    System.out.println(
        market.awaitTermination(10, TimeUnit.SECONDS)
            + " "
            + ((ScheduledThreadPoolExecutor) market).getQueue().size());
  }
}
