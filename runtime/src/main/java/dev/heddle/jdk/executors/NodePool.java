package dev.heddle.jdk.executors;

import dev.heddle.bridge.NodeBound;
import java.util.concurrent.ForkJoinPool;

/** A pool of the JDK, for one node. */
final class NodePool extends ForkJoinPool implements NodeBound {
  NodePool(
      int parallelism,
      ForkJoinWorkerThreadFactory factory,
      Thread.UncaughtExceptionHandler handler,
      boolean asyncMode) {
    super(parallelism, factory, handler, asyncMode);
  }

  /** The JDK's common pool of this node. */
  static ForkJoinPool common() {
    return NodePool.commonPool();
  }
}
