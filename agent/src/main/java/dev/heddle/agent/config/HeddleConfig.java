package dev.heddle.agent.config;

import java.util.List;

/**
 * The settings of a run; the same on every node. See application.conf for what each means.
 *
 * @param graceMillis how long a broken link may take to come back
 * @param startTimeoutMillis how long the nodes may take to find together
 */
public record HeddleConfig(
    int nodes,
    Weaving weaving,
    Placement placement,
    int pageBytes,
    Links links,
    long graceMillis,
    long startTimeoutMillis,
    Reporting reporting) {

  /** Which protocol plain fields follow. */
  public enum Protocol {
    LRC,
    SC
  }

  /** Which links are encrypted. */
  public enum Tls {
    ALWAYS,
    HOSTS,
    NEVER
  }

  /** Where a new thread runs. */
  public enum Placement {
    ROUND_ROBIN,
    LOCAL
  }

  /**
   * What is woven, as patterns of class names.
   *
   * @param sc classes whose plain fields are sequentially consistent
   */
  public record Weaving(
      List<String> shared, List<String> local, Protocol protocol, List<String> sc) {}

  /**
   * How nodes reach each other.
   *
   * @param port of rank 0, rank r takes port + r; 0 takes any free one
   */
  public record Links(String host, int port, boolean unixSockets, Tls tls) {}

  /**
   * What is told to the user.
   *
   * @param statsJson file for the counters; empty for none
   */
  public record Reporting(boolean label, boolean stats, String statsJson, boolean verbose) {}
}
