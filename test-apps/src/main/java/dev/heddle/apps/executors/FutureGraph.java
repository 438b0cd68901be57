package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A graph of futures: prices are fetched, converted, combined and summed; one source fails, one is
 * late.
 *
 * <p>Usage: {@code FutureGraph [shops]}.
 */
public class FutureGraph {
  private static int price(int shop) {
    int price = 7;
    for (int i = 0; i < 1000; i++) {
      price = (price * 31 + shop) & 0x3ff;
    }
    return price;
  }

  private static int expected(int shops) {
    int sum = 0;
    for (int shop = 0; shop < shops; shop++) {
      sum += price(shop) * (2 + shop % 3);
    }
    return sum;
  }

  public static void main(String[] args) throws InterruptedException, ExecutionException {
    int shops = args.length > 0 ? Integer.parseInt(args[0]) : 12;
    Checklist list = new Checklist();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    @SuppressWarnings({"unchecked", "rawtypes"})
    CompletableFuture<Integer>[] costs = new CompletableFuture[shops];
    for (int i = 0; i < shops; i++) {
      int shop = i;
      CompletableFuture<Integer> rate = CompletableFuture.supplyAsync(() -> 2 + shop % 3, pool);
      costs[i] =
          CompletableFuture.supplyAsync(() -> price(shop), pool)
              .thenCombine(rate, (price, factor) -> price * factor);
    }
    CompletableFuture<Integer> total =
        CompletableFuture.allOf(costs)
            .thenApply(none -> Arrays.stream(costs).mapToInt(CompletableFuture::join).sum());
    list.same("sum of all", expected(shops), total.get());

    CompletableFuture<String> failing =
        CompletableFuture.supplyAsync(
            () -> {
              if (shops > 0) {
                throw new IllegalStateException("closed");
              }
              return "open";
            },
            pool);
    list.same(
        "replacement",
        "java.util.concurrent.CompletionException: java.lang.IllegalStateException: closed",
        failing.exceptionally(Throwable::toString).join());
    list.same("handled", "closed", failing.handle((value, e) -> e.getCause().getMessage()).join());
    try {
      failing.thenApply(String::length).join();
      list.check("join throws", false);
    } catch (CompletionException e) {
      list.same("cause", IllegalStateException.class, e.getCause().getClass());
    }
    list.same(
        "composed",
        42,
        CompletableFuture.supplyAsync(() -> 6, pool)
            .thenComposeAsync(six -> CompletableFuture.supplyAsync(() -> six * 7, pool), pool)
            .get());

    CompletableFuture<String> never = new CompletableFuture<>();
    list.same(
        "first of two",
        "fast",
        CompletableFuture.anyOf(never, CompletableFuture.supplyAsync(() -> "fast")).get());
    try {
      never.get(20, TimeUnit.MILLISECONDS);
      list.check("times out", false);
    } catch (TimeoutException e) {
      list.check("times out", true);
    }
    list.check("completed by hand", never.complete("late") && !never.complete("later"));
    list.same("its value", "late", never.join());
    list.same("default pool", shops, countInDefaultPool(shops));
    list.same("recursive", 55, fibonacci(10));
    pool.shutdown();
    list.check("pool ends", pool.awaitTermination(60, TimeUnit.SECONDS));
    list.finish();
  }

  private static int countInDefaultPool(int tasks) {
    List<CompletableFuture<Integer>> ones = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      ones.add(CompletableFuture.supplyAsync(() -> 1));
    }
    return ones.stream().mapToInt(CompletableFuture::join).sum();
  }

  /** Tasks that wait for tasks: the pool may not run dry. */
  private static int fibonacci(int n) {
    if (n < 2) {
      return n;
    }
    CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> fibonacci(n - 1));
    int right = n < 8 ? plain(n - 2) : fibonacci(n - 2);
    return left.join() + right;
  }

  private static int plain(int n) {
    return n < 2 ? n : plain(n - 1) + plain(n - 2);
  }
}
