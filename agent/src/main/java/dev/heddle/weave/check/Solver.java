package dev.heddle.weave.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Carries objects from slot to slot until nothing changes. */
final class Solver {
  /** What this many need in memory fits into the heap that the command has. */
  private static final int MOST_ARRIVALS = 6_000_000;

  /** As many take a minute or so. */
  private static final int MOST_STEPS = 100_000_000;

  private record Arrival(Slot slot, Site site) {}

  private final Deque<Arrival> arrivals = new ArrayDeque<>();

  private int count;
  private int steps;

  /**
   * The slot may refer to the object.
   *
   * @throws TooLargeException where the program is too large to be followed
   */
  void add(Slot slot, Site site) {
    if (++steps > MOST_STEPS) {
      throw new TooLargeException();
    }
    if (slot.add(site)) {
      if (++count > MOST_ARRIVALS) {
        throw new TooLargeException();
      }
      arrivals.add(new Arrival(slot, site));
    }
  }

  /** Whatever {@code from} refers to, {@code to} may refer to. */
  void flow(Slot from, Slot to) {
    if (from.addNext(to)) {
      for (Site site : from.sites()) {
        add(to, site);
      }
    }
  }

  /** Tells of each object that the slot may refer to, once. */
  void watch(Slot slot, Consumer<Site> watcher) {
    slot.addWatcher(watcher);
    for (Site site : slot.told()) {
      watcher.accept(site);
    }
  }

  void solve() {
    while (!arrivals.isEmpty()) {
      Arrival arrival = arrivals.remove();
      arrival.slot.tell(arrival.site);
      for (Slot next : arrival.slot.next()) {
        add(next, arrival.site);
      }
      for (Consumer<Site> watcher : arrival.slot.watchers()) {
        watcher.accept(arrival.site);
      }
    }
  }
}
