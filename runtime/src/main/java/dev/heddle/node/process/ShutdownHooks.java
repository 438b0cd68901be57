package dev.heddle.node.process;

import java.util.ArrayList;
import java.util.List;

/** The program's shutdown hooks, on rank 0; as {@code java.lang.ApplicationShutdownHooks}. */
final class ShutdownHooks {
  /** Starts a hook on this node. */
  interface Starter {
    void start(Thread hook);

    boolean isAlive(Thread hook);

    void join(Thread hook) throws InterruptedException;
  }

  private final Starter starter;
  private final List<Thread> hooks = new ArrayList<>();
  private boolean running;

  ShutdownHooks(Starter starter) {
    this.starter = starter;
  }

  synchronized void add(Thread hook) {
    checkNotRunning();
    if (contains(hook)) {
      throw new IllegalArgumentException("Hook previously registered");
    }
    if (starter.isAlive(hook)) {
      throw new IllegalArgumentException("Hook already running");
    }
    hooks.add(hook);
  }

  synchronized boolean remove(Thread hook) {
    checkNotRunning();
    java.util.Objects.requireNonNull(hook);
    return hooks.removeIf(known -> known == hook);
  }

  synchronized boolean contains(Thread hook) {
    return hooks.stream().anyMatch(known -> known == hook);
  }

  /** Runs all at once and returns when the last has ended; once. */
  void run() throws InterruptedException {
    List<Thread> all;
    synchronized (this) {
      checkNotRunning();
      running = true;
      all = List.copyOf(hooks);
    }
    all.forEach(starter::start);
    for (Thread hook : all) {
      starter.join(hook);
    }
  }

  private void checkNotRunning() {
    if (running) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }
}
