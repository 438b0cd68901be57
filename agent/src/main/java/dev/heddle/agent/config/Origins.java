package dev.heddle.agent.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;

/** Says where a value was written. */
public final class Origins {
  static final ConfigRenderOptions CONCISE = ConfigRenderOptions.concise();

  /** The origin of what nobody has set. */
  static final String DEFAULT = "default";

  private Origins() {}

  /** {@code file:line}, or the flag or variable. */
  public static String show(ConfigOrigin origin) {
    if (origin.filename() == null) {
      String description = origin.description();
      return description.startsWith(DEFAULT + ":") ? DEFAULT : description;
    }
    String name = Path.of(origin.filename()).normalize().toString();
    return origin.lineNumber() > 0 ? name + ":" + origin.lineNumber() : name;
  }

  /** Says what a value must be, what it is, and where that was written. */
  static InvalidConfigException unusable(Config config, String key, String expected) {
    ConfigValue value = config.getValue(key);
    return new InvalidConfigException(
        key
            + ": must be "
            + expected
            + ", not "
            + value.render(CONCISE)
            + " ("
            + show(value.origin())
            + ")");
  }

  /** The library's own complaint as one line. */
  static InvalidConfigException explain(ConfigException e) {
    String message = e.getMessage();
    ConfigOrigin origin = e.origin();
    if (origin != null) {
      message = show(origin) + ": " + message.replace(origin.description() + ": ", "");
    }
    return new InvalidConfigException(message.lines().findFirst().orElse(message), e);
  }
}
