package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadFactory;

/** The factory of the unused super class of a pool. */
final class NoThreads implements ThreadFactory {
  private NoThreads() {}

  static ThreadFactory factory() {
    return new NoThreads();
  }

  @Override
  public Thread newThread(Runnable task) {
    throw new IllegalStateException("the super class of a shared pool runs nothing");
  }
}
