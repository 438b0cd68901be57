package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The flags of {@code heddle run} that are settings. */
final class SettingFlags {
  @Option(names = "-n", paramLabel = "N", description = "Number of nodes.")
  private String nodes;

  @Option(
      names = "--hosts",
      paramLabel = "B,C:2",
      description = "Other machines, by ssh; C:2 has two nodes. Node 0 is here.")
  private String hosts;

  @Option(
      names = "--hostfile",
      paramLabel = "FILE",
      description = "The same from a file, a host a line.")
  private Path hostFile;

  @Option(
      names = "--placement",
      paramLabel = "POLICY",
      description = "round-robin, packed, load, local or pattern:0,1,1: where threads run.")
  private String placement;

  @Option(
      names = "--pin",
      paramLabel = "NAMES=RANK",
      description = "Threads of these names run there, like 'io-*=0'; may be repeated.")
  private List<String> pins = new ArrayList<>();

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "Simulate a slower network: latency=100us,bandwidth=1Gbit.")
  private String link;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting of application.conf; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--label", description = "Begin each line of output with the rank.")
  private boolean label;

  @Option(
      names = "--log-dir",
      paramLabel = "DIR",
      description = "Write what rank R prints to rank-R.log there, too.")
  private Path logDir;

  @Option(names = "--stats", description = "Print counters per node after the run, on stderr.")
  private boolean stats;

  @Option(names = "--stats-json", paramLabel = "FILE", description = "Write the counters there.")
  private Path statsJson;

  @Option(names = "--verbose", description = "Show stacks of Heddle's own.")
  private boolean verbose;

  /** Flags are stronger than {@code --set}. */
  Config resolve(ConfigSources sources) throws UsageException, InvalidConfigException {
    Config flags = ConfigFactory.empty();
    for (Map.Entry<String, String> flag : given().entrySet()) {
      String[] keyAndFlag = flag.getKey().split(" ", -1);
      flags = flags.withFallback(sources.option(keyAndFlag[0], flag.getValue(), keyAndFlag[1]));
    }
    return flags.withFallback(settings(sources, sets));
  }

  /** What {@code --set} gives. */
  static Config settings(ConfigSources sources, List<String> sets)
      throws UsageException, InvalidConfigException {
    Config given = ConfigFactory.empty();
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals <= 0) {
        throw new UsageException("--set " + set + ": must be KEY=VALUE");
      }
      String value = set.substring(equals + 1);
      // The last one counts, as with flags everywhere.
      given = sources.option(set.substring(0, equals), value, "--set").withFallback(given);
    }
    return given;
  }

  /** By key and flag. */
  private Map<String, String> given() throws UsageException {
    Map<String, String> flags = new TreeMap<>();
    if (nodes != null) {
      flags.put("nodes -n", nodes);
    }
    if (hosts != null && hostFile != null) {
      throw new UsageException("--hosts and --hostfile: give one of them");
    }
    if (hosts != null) {
      flags.put("hosts --hosts", hosts);
    }
    if (hostFile != null) {
      flags.put("hosts --hostfile", HostFile.read(hostFile));
    }
    if (placement != null) {
      flags.put("placement --placement", placement);
    }
    if (!pins.isEmpty()) {
      flags.put("pin --pin", ConfigValueFactory.fromIterable(pins).render());
    }
    if (link != null) {
      flags.put("transport.link --link", link);
    }
    if (label) {
      flags.put("label --label", "true");
    }
    if (logDir != null) {
      flags.put("log-dir --log-dir", absolute(logDir));
    }
    if (stats) {
      flags.put("stats --stats", "true");
    }
    if (statsJson != null) {
      flags.put("stats-json --stats-json", absolute(statsJson));
    }
    if (verbose) {
      flags.put("verbose --verbose", "true");
    }
    return flags;
  }

  /** An empty word takes back what a file says. */
  private static String absolute(Path path) {
    return path.toString().isEmpty() ? "" : path.toAbsolutePath().toString();
  }
}
