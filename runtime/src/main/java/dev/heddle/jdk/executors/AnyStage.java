package dev.heddle.jdk.executors;

/** The dependent takes over the outcome of the source that ends first. */
final class AnyStage extends Stage {
  private SharedCompletableFuture<?> dependent;
  private SharedCompletableFuture<?> source;
  private SharedCompletableFuture<?>[] sources;

  AnyStage(
      SharedCompletableFuture<?> dependent,
      SharedCompletableFuture<?> source,
      SharedCompletableFuture<?>[] sources) {
    super(null);
    this.dependent = dependent;
    this.source = source;
    this.sources = sources;
  }

  @Override
  SharedCompletableFuture<?> tryFire(int mode) {
    SharedCompletableFuture<?> from = source;
    SharedCompletableFuture<?> to = dependent;
    SharedCompletableFuture<?>[] all = sources;
    if (from == null || to == null || all == null || from.outcome() == null) {
      return null;
    }
    source = null;
    dependent = null;
    sources = null;
    if (!to.settle(from.outcome().relayed())) {
      return null;
    }
    for (SharedCompletableFuture<?> each : all) {
      if (each != from) {
        each.dropDead();
      }
    }
    if (mode < SYNC) {
      return to;
    }
    to.postComplete();
    return null;
  }

  @Override
  boolean isLive() {
    SharedCompletableFuture<?> to = dependent;
    return to != null && to.outcome() == null;
  }
}
