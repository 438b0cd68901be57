package dev.heddle.agent;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.weave.WeavePolicy;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration as rank 0 finds it. */
public final class Settings {
  private static final String CONFIG_OPTION = "config";

  private Settings() {}

  /**
   * Merges agent options and all other sources.
   *
   * @param options after {@code heddle.jar=}; null for none
   */
  static Config resolve(String options, File jar) throws InvalidConfigException {
    Config given = ConfigSources.agentOptions(options);
    Path file = null;
    if (given.hasPath(CONFIG_OPTION)) {
      file = Path.of(given.getString(CONFIG_OPTION));
      given = given.withoutPath(CONFIG_OPTION);
    }
    Config prefixed = given.isEmpty() ? ConfigFactory.empty() : given.atPath("heddle");
    return new ConfigSources().resolve(prefixed, file, System.getenv(), directories(jar));
  }

  /** The settings as the weaver takes them. */
  public static WeavePolicy policy(HeddleConfig.Weaving config) {
    boolean allSc = config.protocol() == HeddleConfig.Protocol.SC;
    return new WeavePolicy(config.shared(), config.local(), allSc ? List.of("**") : config.sc());
  }

  /** Where an application.conf may lie: the working directory, then beside heddle.jar. */
  public static List<Path> directories(File jar) {
    List<Path> directories = new ArrayList<>();
    directories.add(Path.of("").toAbsolutePath());
    Path home = jar.toPath().toAbsolutePath().getParent();
    if (home != null && home.endsWith(Path.of("launcher", "target"))) {
      home = home.getParent().getParent();
    }
    if (home != null && !home.equals(directories.get(0))) {
      directories.add(home);
    }
    return directories;
  }
}
