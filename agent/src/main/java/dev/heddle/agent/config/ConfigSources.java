package dev.heddle.agent.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where settings come from, strongest first: flags and {@code --set} (agent options), the file of
 * {@code --config}, environment variables, application.conf of the working directory,
 * application.conf beside heddle.jar, the defaults.
 */
public final class ConfigSources {
  static final String FILE = "application.conf";
  private static final String VARIABLE_PREFIX = "HEDDLE_";

  private final KnownKeys known;
  private final Config reference;

  public ConfigSources() {
    reference = reference();
    known = new KnownKeys(reference);
  }

  /** Read as a stream: through a URL it takes longer than all other sources together. */
  private static Config reference() {
    try (InputStream in =
            ConfigSources.class.getClassLoader().getResourceAsStream("reference.conf");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(
              reader, ConfigParseOptions.defaults().setOriginDescription(Origins.DEFAULT))
          .resolve();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Merges all layers.
   *
   * @param options from the command line, see {@link #option}; their root is {@code heddle}
   * @param file given by the user; null for none
   * @param environment of the process
   * @param directories that may hold an application.conf, strongest first
   */
  public Config resolve(
      Config options, Path file, Map<String, String> environment, List<Path> directories)
      throws InvalidConfigException {
    try {
      Config merged = checked(options);
      if (file != null) {
        merged = merged.withFallback(checked(userFile(file)));
      }
      merged = merged.withFallback(environment(environment));
      for (Path directory : directories) {
        Path found = directory.resolve(FILE);
        if (Files.isRegularFile(found)) {
          merged = merged.withFallback(checked(parse(found)));
        }
      }
      return merged.withFallback(reference).resolve().withOnlyPath("heddle");
    } catch (ConfigException e) {
      throw Origins.explain(e);
    }
  }

  /** The agent options after {@code heddle.jar=}: HOCON, the prefix {@code heddle.} left out. */
  public static Config agentOptions(String options) throws InvalidConfigException {
    try {
      return ConfigFactory.parseString(
          options == null ? "" : options,
          ConfigParseOptions.defaults().setOriginDescription("agent options"));
    } catch (ConfigException e) {
      throw Origins.explain(e);
    }
  }

  /**
   * One {@code key=value} of the command line.
   *
   * @param key with or without the prefix {@code heddle.}
   * @param origin what to call the place in messages
   */
  public Config option(String key, String value, String origin) throws InvalidConfigException {
    String full = key.startsWith("heddle.") ? key : "heddle." + key;
    try {
      return ConfigFactory.empty().withValue(full, value(full, value, origin));
    } catch (ConfigException e) {
      throw Origins.explain(e);
    }
  }

  private Config userFile(Path file) throws InvalidConfigException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidConfigException("cannot read the configuration file " + file);
    }
    Config config = parse(file);
    for (Map.Entry<String, ConfigValue> entry : config.root().entrySet()) {
      if (!entry.getKey().equals("heddle")) {
        throw new InvalidConfigException(
            entry.getKey()
                + ": no such setting ("
                + Origins.show(entry.getValue().origin())
                + "); all settings begin with heddle.");
      }
    }
    return config;
  }

  private static Config parse(Path file) {
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** A file of the working directory may hold the program's own settings as well. */
  private Config checked(Config layer) throws InvalidConfigException {
    ConfigValue root = layer.root().get("heddle");
    if (root == null) {
      return ConfigFactory.empty();
    }
    if (!(root instanceof ConfigObject)) {
      throw new InvalidConfigException(
          "heddle: is a group of settings (" + Origins.show(root.origin()) + ")");
    }
    Config own = layer.withOnlyPath("heddle").resolve();
    known.check(own.root());
    return own;
  }

  private Config environment(Map<String, String> environment) throws InvalidConfigException {
    Map<String, String> keys = new TreeMap<>();
    known.all().forEach(key -> keys.put(KnownKeys.variable(key), key));
    Config config = ConfigFactory.empty();
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      String key = keys.get(name);
      if (key != null) {
        config = config.withValue(key, value(key, variable.getValue(), "environment " + name));
      } else if (name.startsWith(VARIABLE_PREFIX)) {
        String spelled = name.toLowerCase(Locale.ROOT).replace('_', '.');
        throw new InvalidConfigException(
            name
                + ": no such setting (environment)"
                + known
                    .suggestion(spelled)
                    .map(near -> "; did you mean " + KnownKeys.variable(near) + "?")
                    .orElse(""));
      }
    }
    return config;
  }

  /** Text from outside a file: HOCON for lists in brackets, a comma-separated list, plain text. */
  private ConfigValue value(String key, String text, String origin) {
    if (!known.isList(key)) {
      return ConfigValueFactory.fromAnyRef(text, origin);
    }
    if (text.stripLeading().startsWith("[")) {
      return ConfigFactory.parseString(
              "v = " + text, ConfigParseOptions.defaults().setOriginDescription(origin))
          .getValue("v")
          .withOrigin(ConfigOriginFactory.newSimple(origin)); // its lines are nobody's
    }
    List<String> items =
        Stream.of(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    return ConfigValueFactory.fromAnyRef(items, origin);
  }
}
