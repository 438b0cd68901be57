package dev.heddle.agent.config;

import dev.heddle.transport.simulated.LinkCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
    Hosts hosts,
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

  /**
   * Where a new thread runs.
   *
   * @param ranks of {@link Spread#PATTERN}, in turn; else empty
   * @param pins the first whose glob the thread's name matches is stronger than the spread
   */
  public record Placement(Spread spread, List<Integer> ranks, List<Pin> pins) {}

  /** How threads are spread over the nodes. */
  public enum Spread {
    ROUND_ROBIN,
    PACKED,
    LOAD,
    LOCAL,
    PATTERN
  }

  /** A glob of thread names, and where these threads run. */
  public record Pin(String glob, int rank) {}

  /**
   * What is woven, as patterns of class names.
   *
   * @param sc classes whose plain fields are sequentially consistent
   */
  public record Weaving(
      List<String> shared, List<String> local, Protocol protocol, List<String> sc) {
    /** All of it, in one line; the same for equal settings in each run. */
    public String key() {
      return String.join("\t", shared.toString(), local.toString(), protocol.name(), sc.toString());
    }
  }

  /**
   * How nodes reach each other.
   *
   * @param port of rank 0, rank r takes port + r; 0 takes any free one
   * @param simulated what each link is made to cost beside what it costs; null for nothing
   */
  public record Links(String host, int port, boolean unixSockets, Tls tls, LinkCost simulated) {}

  /**
   * Other machines.
   *
   * @param specs empty where all nodes are on this one
   * @param ssh the client, and options for it
   * @param javas the java or JDK by host; of the empty name for all others
   * @param environment names of further variables that travel
   * @param mixedJdks whether a host may have another JDK than rank 0
   */
  public record Hosts(
      List<HostSpec> specs,
      List<String> ssh,
      Map<String, String> javas,
      List<String> environment,
      boolean mixedJdks) {
    /** All nodes are on this machine. */
    public static final Hosts NONE =
        new Hosts(List.of(), List.of("ssh"), Map.of(), List.of(), false);

    /** Whether any node is reached by ssh. */
    public boolean areRemote() {
      return specs.stream().anyMatch(spec -> !spec.isHere());
    }

    /** The hosts' names by rank: first this machine's nodes, then those of the others as listed. */
    public List<String> namesByRank(int nodes) {
      List<String> names = new ArrayList<>();
      for (HostSpec spec : specs) {
        if (!spec.isHere()) {
          names.addAll(Collections.nCopies(spec.slots(), spec.name()));
        }
      }
      names.addAll(0, Collections.nCopies(nodes - names.size(), HostSpec.HERE));
      return names;
    }
  }

  /**
   * What is told to the user.
   *
   * @param logDir directory for the ranks' output; empty for none
   * @param statsJson file for the counters; empty for none
   * @param fastPaths whether the counters include what needs no message
   */
  public record Reporting(
      boolean label,
      String logDir,
      boolean stats,
      String statsJson,
      boolean fastPaths,
      boolean verbose) {
    /** Whether anybody will see the counters. */
    public boolean isWanted() {
      return stats || !statsJson.isEmpty();
    }

    /** Whether fast paths are to count. */
    public boolean countsFastPaths() {
      return isWanted() && fastPaths;
    }
  }
}
