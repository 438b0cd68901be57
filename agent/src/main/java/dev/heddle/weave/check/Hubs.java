package dev.heddle.weave.check;

import java.util.List;

/** Objects of the JDK that hand what they are given to threads, which may be of other nodes. */
final class Hubs {
  static final String THREAD = "java/lang/Thread";

  private static final List<String> RUNNERS =
      List.of(
          "java/util/concurrent/CompletionService",
          "java/util/concurrent/CompletionStage",
          "java/util/concurrent/Executor",
          "java/util/Timer");

  private Hubs() {}

  /** Whether it takes tasks; pools for fork and join keep theirs on the node. */
  static boolean runs(Types types, String type) {
    return !types.isSubtype(type, "java/util/concurrent/ForkJoinPool")
        && RUNNERS.stream().anyMatch(runner -> types.isSubtype(type, runner));
  }
}
