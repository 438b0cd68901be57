package dev.heddle.jdk.executors;

/** The dependent takes over the outcome as it is. */
final class RelayStage extends Stage {
  private SharedCompletableFuture<?> dependent;
  private SharedCompletableFuture<?> source;

  RelayStage(SharedCompletableFuture<?> dependent, SharedCompletableFuture<?> source) {
    super(null);
    this.dependent = dependent;
    this.source = source;
  }

  @Override
  SharedCompletableFuture<?> tryFire(int mode) {
    SharedCompletableFuture<?> from = source;
    SharedCompletableFuture<?> to = dependent;
    if (from == null || to == null || from.outcome() == null) {
      return null;
    }
    to.settle(from.outcome().relayed());
    source = null;
    dependent = null;
    return to.postFire(from, null, mode);
  }

  @Override
  boolean isLive() {
    return dependent != null;
  }
}
