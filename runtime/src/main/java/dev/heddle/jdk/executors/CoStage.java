package dev.heddle.jdk.executors;

/** Stands on the second source for a stage of two. */
final class CoStage extends Stage {
  private Stage base;

  CoStage(Stage base) {
    super(null);
    this.base = base;
  }

  @Override
  SharedCompletableFuture<?> tryFire(int mode) {
    Stage stage = base;
    if (stage == null) {
      return null;
    }
    SharedCompletableFuture<?> to = stage.tryFire(mode);
    if (to != null) {
      base = null;
    }
    return to;
  }

  @Override
  boolean isLive() {
    Stage stage = base;
    return stage != null && stage.isLive();
  }
}
