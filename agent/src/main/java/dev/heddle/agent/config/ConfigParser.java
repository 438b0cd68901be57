package dev.heddle.agent.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.heddle.agent.config.HeddleConfig.Links;
import dev.heddle.agent.config.HeddleConfig.Protocol;
import dev.heddle.agent.config.HeddleConfig.Reporting;
import dev.heddle.agent.config.HeddleConfig.Tls;
import dev.heddle.agent.config.HeddleConfig.Weaving;
import dev.heddle.transport.simulated.LinkCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The one place where settings get their types and their limits. */
public final class ConfigParser {
  private static final int MAX_NODES = 64;
  private static final int MIN_PAGE_BYTES = 64;
  private static final int MAX_PAGE_BYTES = 1 << 20;
  private static final int MAX_PORT = 65535;

  private final Config config;

  private ConfigParser(Config config) {
    this.config = config;
  }

  /** Parses what {@link ConfigSources#resolve} gave. */
  public static HeddleConfig parse(Config resolved) throws InvalidConfigException {
    try {
      return new ConfigParser(resolved).all();
    } catch (ConfigException e) {
      throw Origins.explain(e);
    }
  }

  private HeddleConfig all() throws InvalidConfigException {
    HeddleConfig.Hosts hosts = hosts();
    int nodes = nodes(hosts.specs());
    return new HeddleConfig(
        nodes,
        new Weaving(
            patterns("heddle.shared"),
            patterns("heddle.local"),
            choice("heddle.protocol", Protocol.class),
            patterns("heddle.sc")),
        new PlacementParser(config, nodes).parse(),
        pageBytes(),
        new Links(
            config.getString("heddle.transport.host"),
            integer("heddle.transport.port", 0, MAX_PORT),
            bool("heddle.transport.unix-sockets"),
            choice("heddle.transport.tls", Tls.class),
            simulatedLink()),
        hosts,
        millis("heddle.grace"),
        millis("heddle.start-timeout"),
        new Reporting(
            bool("heddle.label"),
            config.getString("heddle.log-dir"),
            bool("heddle.stats"),
            config.getString("heddle.stats-json"),
            bool("heddle.stats-fast-paths"),
            bool("heddle.verbose")));
  }

  /** Where hosts are named their slots count, and {@code heddle.nodes} may only say the same. */
  private int nodes(List<HostSpec> hosts) throws InvalidConfigException {
    String key = "heddle.nodes";
    int nodes = integer(key, 1, MAX_NODES);
    if (hosts.isEmpty()) {
      return nodes;
    }
    int here = hosts.stream().filter(HostSpec::isHere).mapToInt(HostSpec::slots).sum();
    int sum = hosts.stream().mapToInt(HostSpec::slots).sum() + (here == 0 ? 1 : 0);
    if (sum > MAX_NODES) {
      throw unusable("heddle.hosts", "hosts for " + MAX_NODES + " nodes at most");
    }
    if (nodes != 1 && nodes != sum) {
      throw unusable(key, "left out or " + sum + ": this machine and the slots of heddle.hosts");
    }
    return sum;
  }

  private HeddleConfig.Hosts hosts() throws InvalidConfigException {
    List<HostSpec> specs = new ArrayList<>();
    for (String word : words("heddle.hosts")) {
      HostSpec spec = HostSpec.parse(word);
      if (spec == null) {
        throw unusable("heddle.hosts", "a list of hosts, like [\"b\", \"user@c:2\"]");
      }
      specs.add(spec);
    }
    Map<String, String> javas = new TreeMap<>();
    for (String word : words("heddle.ssh.java")) {
      int equals = word.indexOf('=');
      javas.put(equals < 0 ? "" : word.substring(0, equals), word.substring(equals + 1));
    }
    List<String> ssh = words("heddle.ssh.command");
    if (ssh.isEmpty()) {
      throw unusable(
          "heddle.ssh.command", "a command and its options, like [\"ssh\", \"-p\", \"2222\"]");
    }
    return new HeddleConfig.Hosts(
        List.copyOf(specs), ssh, javas, words("heddle.ssh.environment"), bool("heddle.mixed-jdks"));
  }

  private LinkCost simulatedLink() throws InvalidConfigException {
    String key = "heddle.transport.link";
    if (!(config.getValue(key).unwrapped() instanceof String text)) {
      throw unusable(key, LinkText.EXPECTED);
    }
    LinkCost cost = LinkText.parse(text);
    if (cost == null && !text.isBlank()) {
      throw unusable(key, LinkText.EXPECTED);
    }
    return cost;
  }

  private List<String> words(String key) throws InvalidConfigException {
    try {
      return List.copyOf(config.getStringList(key));
    } catch (ConfigException.WrongType e) {
      throw unusable(key, "a list of words");
    }
  }

  private int integer(String key, int least, int most) throws InvalidConfigException {
    int value;
    try {
      value = config.getInt(key);
    } catch (ConfigException.WrongType e) {
      throw unusable(key, "a whole number from " + least + " to " + most);
    }
    if (value < least || value > most) {
      throw unusable(key, "a whole number from " + least + " to " + most);
    }
    return value;
  }

  private int pageBytes() throws InvalidConfigException {
    String key = "heddle.page.bytes";
    long bytes;
    try {
      bytes = config.getBytes(key);
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      throw unusable(key, "a size like 4096 or 4 KiB");
    }
    if (bytes < MIN_PAGE_BYTES || bytes > MAX_PAGE_BYTES || Long.bitCount(bytes) != 1) {
      throw unusable(key, "a power of two from 64 bytes to 1 MiB");
    }
    return (int) bytes;
  }

  private long millis(String key) throws InvalidConfigException {
    try {
      long value = config.getDuration(key, TimeUnit.MILLISECONDS);
      if (value > 0) {
        return value;
      }
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      // Said below, with the key and the place.
    }
    throw unusable(key, "a time like 500 ms or 10 s");
  }

  private boolean bool(String key) throws InvalidConfigException {
    try {
      return config.getBoolean(key);
    } catch (ConfigException.WrongType e) {
      throw unusable(key, "true or false");
    }
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type) throws InvalidConfigException {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(config.getValue(key).unwrapped())) {
        return constant;
      }
      names.add(name);
    }
    throw unusable(key, String.join(" or ", names));
  }

  private List<String> patterns(String key) throws InvalidConfigException {
    List<String> patterns;
    try {
      patterns = config.getStringList(key);
    } catch (ConfigException.WrongType e) {
      throw unusable(key, "a list of class name patterns, like [\"com.acme.**\"]");
    }
    for (String pattern : patterns) {
      if (!pattern.matches("[\\p{javaJavaIdentifierPart}.*]+")) {
        throw unusable(
            key, "patterns of class names, like com.acme.Job, com.acme.* or com.acme.**");
      }
    }
    return List.copyOf(patterns);
  }

  private InvalidConfigException unusable(String key, String expected) {
    return Origins.unusable(config, key, expected);
  }
}
