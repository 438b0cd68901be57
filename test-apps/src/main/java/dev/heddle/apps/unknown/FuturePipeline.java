package dev.heddle.apps.unknown;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prices from several shops: supplyAsync, thenCompose, thenCombine, exceptionally, handle,
 * time-outs.
 */
public class FuturePipeline {

  static class Shop {
    private final String name;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    Shop(String name) {
      this.name = name;
    }

    String price(String product) {
      asked.merge(product, 1, Integer::sum);
      if (name.startsWith("Shut")) throw new UnsupportedOperationException(name + " is closed");
      return name
          + ":"
          + (Math.abs((name + product).hashCode()) % 10_000)
          + ":"
          + Discount.values()[name.length() % 3];
    }
  }

  enum Discount {
    NONE(0),
    SILVER(5),
    GOLD(10);

    final int percent;

    Discount(int percent) {
      this.percent = percent;
    }

    static int apply(int cents, Discount d) {
      return cents * (100 - d.percent) / 100;
    }
  }

  record Offer(String shop, int cents) {
    static Offer parse(String text) {
      String[] parts = text.split(":");
      return new Offer(
          parts[0], Discount.apply(Integer.parseInt(parts[1]), Discount.valueOf(parts[2])));
    }
  }

  public static void main(String[] args) throws Exception {
    Executor perTask =
        task -> {
          Thread t = new Thread(task);
          t.setDaemon(true);
          t.start();
        };
    List<Shop> shops =
        Stream.of("Best", "Shutter", "Corner", "Market")
            .map(Shop::new)
            .collect(Collectors.toList());
    CompletableFuture<Double> rate = CompletableFuture.supplyAsync(() -> 1.25, perTask);
    List<CompletableFuture<Offer>> offers =
        shops.stream()
            .map(shop -> CompletableFuture.supplyAsync(() -> shop.price("lamp"), perTask))
            .map(f -> f.thenApply(Offer::parse))
            .map(
                f ->
                    f.thenCombineAsync(
                        rate,
                        (offer, r) -> new Offer(offer.shop(), (int) (offer.cents() * r)),
                        perTask))
            .map(
                f ->
                    f.exceptionally(
                        e ->
                            new Offer(
                                e.getClass().getSimpleName() + "/" + e.getCause().getMessage(),
                                Integer.MAX_VALUE)))
            .collect(Collectors.toList());
    CompletableFuture.allOf(offers.toArray(CompletableFuture[]::new)).join();
    offers.stream()
        .map(CompletableFuture::join)
        .sorted(java.util.Comparator.comparingInt(Offer::cents).thenComparing(Offer::shop))
        .forEach(System.out::println);
    CompletableFuture<String> composed =
        CompletableFuture.supplyAsync(() -> "a", perTask)
            .thenCompose(a -> CompletableFuture.supplyAsync(() -> a + "b", perTask))
            .whenComplete((v, e) -> shops.get(0).asked.put("composed", 1))
            .thenApplyAsync(ab -> ab.charAt(5) + "", perTask)
            .handle(
                (v, e) ->
                    e == null
                        ? v
                        : e.getClass().getSimpleName() + ": " + e.getCause().getMessage());
    System.out.println(composed.get(20, TimeUnit.SECONDS) + " " + shops.get(0).asked);
    CompletableFuture<Integer> never = new CompletableFuture<>();
    CompletableFuture<Integer> timed = never.orTimeout(30, TimeUnit.MILLISECONDS);
    try {
      timed.join();
    } catch (CompletionException e) {
      System.out.println(e.getCause() instanceof TimeoutException);
    }
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> dependent =
        cancelled.thenAcceptBothAsync(rate, (a, b) -> System.out.println("never"));
    cancelled.cancel(true);
    try {
      dependent.get();
    } catch (ExecutionException e) {
      System.out.println(e.getCause() instanceof CancellationException);
    }
    System.out.println(
        dependent.isCompletedExceptionally()
            + " "
            + dependent.isCancelled()
            + " "
            + cancelled.isCancelled());
    System.out.println(
        CompletableFuture.anyOf(
                    new CompletableFuture<String>(),
                    new CompletableFuture<>(),
                    CompletableFuture.completedFuture("any"))
                .get()
            + " "
            + new CompletableFuture<Integer>()
                .completeOnTimeout(7, 5, TimeUnit.MILLISECONDS)
                .join());
    System.out.println(
        CompletableFuture.failedFuture(new IllegalStateException("x"))
            .handle((v, e) -> e.toString())
            .join());
    System.out.println("OK");
  }
}
