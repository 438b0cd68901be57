package dev.heddle.jdk.executors;

/** Counts from 1. */
final class Counter {
  private long last;

  synchronized long next() {
    return ++last;
  }
}
