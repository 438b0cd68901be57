package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes settings as what follows {@code -javaagent:heddle.jar}. */
final class AgentOptions {
  private AgentOptions() {}

  /**
   * The options with a leading {@code =}; empty for none.
   *
   * @param configFile null for none
   */
  static String render(Config options, Path configFile) {
    List<String> parts = new ArrayList<>();
    if (configFile != null) {
      parts.add("config=" + ConfigUtil.quoteString(configFile.toAbsolutePath().toString()));
    }
    Map<String, ConfigValue> sorted = new TreeMap<>();
    options.entrySet().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach(
        (key, value) -> parts.add(key.substring("heddle.".length()) + "=" + show(value)));
    return parts.isEmpty() ? "" : "=" + String.join(",", parts);
  }

  private static String show(ConfigValue value) {
    if (value.unwrapped() instanceof String text && text.matches("[A-Za-z0-9_-]+")) {
      return text;
    }
    return value.render(ConfigRenderOptions.concise());
  }
}
