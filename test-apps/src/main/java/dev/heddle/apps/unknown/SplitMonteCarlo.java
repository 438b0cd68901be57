package dev.heddle.apps.unknown;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Option prices and pi by Monte Carlo, each task with a generator split off before it starts. */
public class SplitMonteCarlo {

  static final class Option {
    final double spot, strike, rate, volatility, years;

    Option(double spot, double strike, double rate, double volatility, double years) {
      this.spot = spot;
      this.strike = strike;
      this.rate = rate;
      this.volatility = volatility;
      this.years = years;
    }

    double payoff(double gaussian) {
      double end =
          spot
              * StrictMath.exp(
                  (rate - volatility * volatility / 2) * years
                      + volatility * StrictMath.sqrt(years) * gaussian);
      return Math.max(0, end - strike) * StrictMath.exp(-rate * years);
    }
  }

  static class PriceTask implements Callable<DoubleSummaryStatistics> {
    private final Option option;
    private final SplittableRandom random;
    private final int paths;

    PriceTask(Option option, long seed, int paths) {
      this.option = option;
      this.random = new SplittableRandom(seed).split();
      this.paths = paths;
    }

    private double gaussian() {
      double u = 1 - random.nextDouble(), v = random.nextDouble();
      return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    @Override
    public DoubleSummaryStatistics call() {
      DoubleSummaryStatistics stats = new DoubleSummaryStatistics();
      for (int i = 0; i < paths; i++) stats.accept(option.payoff(gaussian()));
      return stats;
    }
  }

  static long hits(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    return LongStream.range(0, n)
        .filter(
            i -> {
              double x = random.nextDouble(), y = random.nextDouble();
              return x * x + y * y <= 1;
            })
        .count();
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.US);
    Option option = new Option(100, 105, 0.03, 0.2, 1);
    ExecutorService pool = Executors.newCachedThreadPool();
    @SuppressWarnings("unchecked")
    Future<DoubleSummaryStatistics>[] prices = new Future[4];
    for (int i = 0; i < prices.length; i++) prices[i] = pool.submit(new PriceTask(option, i, 5000));
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (Future<DoubleSummaryStatistics> price : prices) all.combine(price.get());
    System.out.printf(
        "%d paths, price %.6f, max %.4f%n", all.getCount(), all.getAverage(), all.getMax());
    Future<Long> first = pool.submit(() -> hits(1, 20_000));
    Future<Long> second = pool.submit(() -> hits(2, 20_000));
    System.out.printf("pi %.4f%n", 4.0 * (first.get() + second.get()) / 40_000);
    pool.shutdown();
    double[] sample = new double[5];
    Thread t =
        new Thread(
            () -> {
              double[] drawn = new SplittableRandom(99).doubles(5, 1, 2).toArray();
              System.arraycopy(drawn, 0, sample, 0, 5);
            });
    t.start();
    t.join();
    System.out.println(
        DoubleStream.of(sample).sum() + " " + new SplittableRandom(99).nextDouble(1, 2));
  }
}
