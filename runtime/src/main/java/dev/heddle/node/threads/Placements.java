package dev.heddle.node.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The placement policies. */
public final class Placements {
  private Placements() {}

  /** Over all nodes in turn; the first thread on rank 1, since rank 0 runs main. */
  public static PlacementPolicy roundRobin(int nodeCount) {
    return new PlacementPolicy() {
      private int last;

      @Override
      public int place(Start start) {
        last = (last + 1) % nodeCount;
        return last;
      }
    };
  }

  /** Where it is started. */
  public static PlacementPolicy local() {
    return start -> start.from();
  }

  /**
   * By the first pattern that the thread's name or class matches.
   *
   * @param ranks by regular expression, in order
   * @param otherwise for threads that no pattern matches
   */
  public static PlacementPolicy pattern(Map<String, Integer> ranks, PlacementPolicy otherwise) {
    Map<Pattern, Integer> compiled = new LinkedHashMap<>();
    ranks.forEach((expression, rank) -> compiled.put(Pattern.compile(expression), rank));
    return start -> {
      for (Map.Entry<Pattern, Integer> entry : compiled.entrySet()) {
        Pattern pattern = entry.getKey();
        if (pattern.matcher(start.name()).matches()
            || pattern.matcher(start.className()).matches()) {
          return entry.getValue();
        }
      }
      return otherwise.place(start);
    };
  }
}
