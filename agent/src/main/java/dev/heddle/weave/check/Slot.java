package dev.heddle.weave.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A variable of the analysis: which objects it may refer to, and where they go on. */
final class Slot {
  /** Null where there are none: most slots stay empty. */
  private Set<Site> sites;

  /** Those of {@link #sites} that the watchers were told of, in this order. */
  private List<Site> told;

  private Set<Slot> next;
  private List<Consumer<Site>> watchers;

  boolean add(Site site) {
    if (sites == null) {
      sites = new LinkedHashSet<>();
    }
    return sites.add(site);
  }

  boolean addNext(Slot slot) {
    if (next == null) {
      next = new LinkedHashSet<>();
    }
    return slot != this && next.add(slot);
  }

  void addWatcher(Consumer<Site> watcher) {
    if (watchers == null) {
      watchers = new ArrayList<>();
    }
    watchers.add(watcher);
  }

  /** As they are now; a copy. */
  List<Site> sites() {
    return sites == null ? List.of() : List.copyOf(sites);
  }

  void tell(Site site) {
    if (told == null) {
      told = new ArrayList<>();
    }
    told.add(site);
  }

  List<Site> told() {
    return told == null ? List.of() : List.copyOf(told);
  }

  List<Slot> next() {
    return next == null ? List.of() : List.copyOf(next);
  }

  List<Consumer<Site>> watchers() {
    return watchers == null ? List.of() : List.copyOf(watchers);
  }

  boolean isEmpty() {
    return sites == null;
  }
}
