package dev.heddle.sync;

/** Unwinds the threads of a node that has ended while the JVM lives on (nodes of tests). */
public final class NodeStoppedError extends Error {
  public NodeStoppedError(String reason) {
    super(reason, null, false, true);
  }
}
