package dev.heddle.node.service;

/** Ends the run. */
public interface Fatal {
  /**
   * Reports once and ends the node; may return (nodes of tests).
   *
   * @param line what happened, for the user
   * @param exitStatus the exit status of the run
   */
  void end(String line, int exitStatus);
}
