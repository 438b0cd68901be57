package dev.heddle.agent.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.heddle.agent.config.HeddleConfig.Pin;
import dev.heddle.agent.config.HeddleConfig.Placement;
import dev.heddle.agent.config.HeddleConfig.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code heddle.placement} and {@code heddle.pin}. */
final class PlacementParser {
  private static final String PLACEMENT = "heddle.placement";
  private static final String PIN = "heddle.pin";
  private static final String PATTERN_PREFIX = "pattern:";
  private static final int NO_RANK = -1;

  private static final Map<String, Spread> SPREADS =
      Map.of(
          "round-robin", Spread.ROUND_ROBIN,
          "packed", Spread.PACKED,
          "load", Spread.LOAD,
          "local", Spread.LOCAL);

  private final Config config;
  private final int nodes;

  PlacementParser(Config config, int nodes) {
    this.config = config;
    this.nodes = nodes;
  }

  Placement parse() throws InvalidConfigException {
    List<Pin> pins = pins();
    if (!(config.getValue(PLACEMENT).unwrapped() instanceof String word)) {
      throw badPlacement();
    }
    if (word.startsWith(PATTERN_PREFIX)) {
      return new Placement(Spread.PATTERN, ranks(word.substring(PATTERN_PREFIX.length())), pins);
    }
    if (!SPREADS.containsKey(word)) {
      throw badPlacement();
    }
    return new Placement(SPREADS.get(word), List.of(), pins);
  }

  private List<Integer> ranks(String list) throws InvalidConfigException {
    List<Integer> ranks = new ArrayList<>();
    for (String word : list.split(",", -1)) {
      int rank = rank(word.strip());
      if (rank == NO_RANK) {
        throw badPlacement();
      }
      ranks.add(rank);
    }
    return List.copyOf(ranks);
  }

  private InvalidConfigException badPlacement() {
    return Origins.unusable(
        config,
        PLACEMENT,
        "round-robin, packed, load, local or pattern:RANKS, like pattern:0,1,1 (" + ranks() + ")");
  }

  private List<Pin> pins() throws InvalidConfigException {
    List<Pin> pins = new ArrayList<>();
    for (String word : pinWords()) {
      // A name may hold the sign, a rank does not.
      int equals = word.lastIndexOf('=');
      int rank = equals <= 0 ? NO_RANK : rank(word.substring(equals + 1).strip());
      if (rank == NO_RANK) {
        throw badPin();
      }
      pins.add(new Pin(word.substring(0, equals), rank));
    }
    return List.copyOf(pins);
  }

  private List<String> pinWords() throws InvalidConfigException {
    try {
      return config.getStringList(PIN);
    } catch (ConfigException.WrongType e) {
      throw badPin();
    }
  }

  private InvalidConfigException badPin() {
    return Origins.unusable(
        config, PIN, "a list of NAMES=RANK, like [\"writer-*=0\"] (" + ranks() + ")");
  }

  private String ranks() {
    return nodes == 1 ? "the only rank is 0" : "ranks are 0 to " + (nodes - 1);
  }

  private int rank(String word) {
    if (!word.matches("\\d{1,3}")) {
      return NO_RANK;
    }
    int rank = Integer.parseInt(word);
    return rank < nodes ? rank : NO_RANK;
  }
}
