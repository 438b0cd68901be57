package dev.heddle.protocol.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an omniscient observer knows of objects: their ids, pages and true values. */
final class Directory {
  private final List<long[]> truth = new ArrayList<>();
  private final List<Long> gids = new ArrayList<>();
  private final Map<Long, List<Integer>> objectsByPage = new HashMap<>();
  private long lastValue;

  int newObject(int words) {
    truth.add(new long[words]);
    gids.add(0L);
    return truth.size() - 1;
  }

  int size() {
    return truth.size();
  }

  long[] truth(int object) {
    return truth.get(object);
  }

  long gid(int object) {
    return gids.get(object);
  }

  void promote(int object, long page, long gid) {
    gids.set(object, gid);
    objectsByPage.computeIfAbsent(page, unused -> new ArrayList<>()).add(object);
  }

  List<Integer> objectsOn(long page) {
    return objectsByPage.getOrDefault(page, List.of());
  }

  Set<Long> pages() {
    return objectsByPage.keySet();
  }

  long freshValue() {
    return ++lastValue;
  }
}
