package dev.heddle.agent.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The keys that exist: those of reference.conf. */
final class KnownKeys {
  private static final int MAX_TYPOS = 3;

  private final Map<String, ConfigValueType> types = new TreeMap<>();

  KnownKeys(Config reference) {
    for (Map.Entry<String, ConfigValue> entry : reference.entrySet()) {
      types.put(entry.getKey(), entry.getValue().valueType());
    }
  }

  Set<String> all() {
    return types.keySet();
  }

  boolean isList(String key) {
    return types.get(key) == ConfigValueType.LIST;
  }

  /** {@code heddle.page.bytes} is set by {@code HEDDLE_PAGE_BYTES}. */
  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Refuses keys that nobody would read. */
  void check(ConfigObject layer) throws InvalidConfigException {
    check("", layer);
  }

  private void check(String prefix, ConfigObject object) throws InvalidConfigException {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = prefix + ConfigUtil.joinPath(entry.getKey());
      ConfigValue value = entry.getValue();
      if (types.containsKey(key)) {
        continue;
      }
      boolean group = types.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
      if (group && value instanceof ConfigObject inner) {
        check(key + ".", inner);
      } else if (group) {
        throw new InvalidConfigException(
            key + ": is a group of settings (" + Origins.show(value.origin()) + ")");
      } else {
        throw new InvalidConfigException(
            key
                + ": no such setting ("
                + Origins.show(value.origin())
                + ")"
                + suggestion(firstLeaf(key, value))
                    .map(known -> "; did you mean " + known + "?")
                    .orElse(""));
      }
    }
  }

  /** What was misspelt may be the name of a group. */
  private static String firstLeaf(String key, ConfigValue value) {
    if (value instanceof ConfigObject group && !group.isEmpty()) {
      return key + "." + group.toConfig().entrySet().iterator().next().getKey();
    }
    return key;
  }

  /** The known key nearest in spelling, if any is near. */
  Optional<String> suggestion(String key) {
    String best = null;
    int least = MAX_TYPOS + 1;
    for (String known : types.keySet()) {
      int distance = distance(key, known);
      if (distance < least) {
        least = distance;
        best = known;
      }
    }
    if (best == null) {
      String last = key.substring(key.lastIndexOf('.') + 1);
      best = types.keySet().stream().filter(k -> k.endsWith("." + last)).findFirst().orElse(null);
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein's. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
