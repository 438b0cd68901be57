package dev.heddle.agent.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
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
