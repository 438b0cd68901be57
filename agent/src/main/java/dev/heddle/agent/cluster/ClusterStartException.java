package dev.heddle.agent.cluster;

import dev.heddle.node.ExitStatus;

/** The nodes did not find together; the message is one line for the user. */
public class ClusterStartException extends Exception {
  private final int exitStatus;

  public ClusterStartException(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  public ClusterStartException(String message) {
    this(message, ExitStatus.CANNOT_START);
  }

  public int exitStatus() {
    return exitStatus;
  }
}
