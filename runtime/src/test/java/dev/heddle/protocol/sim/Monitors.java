package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Mutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real monitors of one node, its revokers, and the threads in wait. */
final class Monitors {
  /** A real monitor with the two state bits of its lock. */
  static final class Monitor {
    final long lock;
    Object holder;
    boolean tokenAway;
    boolean gated;

    Monitor(long lock, boolean tokenAway) {
      this.lock = lock;
      this.tokenAway = tokenAway;
    }
  }

  private record Wake(long lock, long ticket) {}

  private final SimNode node;
  private final Map<Long, Monitor> monitors = new HashMap<>();
  private final List<Long> revocations = new ArrayList<>();
  private final List<Wake> wakes = new ArrayList<>();

  Monitors(SimNode node) {
    this.node = node;
  }

  Monitor get(long lock) {
    return monitors.computeIfAbsent(
        lock, unused -> new Monitor(lock, Gid.creator(lock) != node.rank));
  }

  void revoke(long lock) {
    revocations.add(lock);
  }

  void wake(long lock, long ticket) {
    wakes.add(new Wake(lock, ticket));
  }

  void access(long lock, boolean tokenAway, boolean gated) {
    Monitor monitor = get(lock);
    node.world.checker.token(lock, node.rank, monitor.tokenAway, tokenAway);
    monitor.tokenAway = tokenAway;
    monitor.gated = gated;
    if (tokenAway && monitor.holder == this) {
      monitor.holder = null;
    }
  }

  /** A loop that takes monitors itself stands still until it has them. */
  boolean blockLoop() {
    return node.world.options.mutation() == Mutation.REVOKED_ON_THE_LOOP
        && revocations.stream().anyMatch(lock -> get(lock).holder != null);
  }

  /** One thread for each; a single one would take them in order. */
  private List<Long> underWay() {
    boolean bounded = node.world.options.mutation() == Mutation.REVOKERS_BOUNDED;
    return bounded && !revocations.isEmpty() ? revocations.subList(0, 1) : revocations;
  }

  boolean canStepPending() {
    return underWay().stream().anyMatch(lock -> get(lock).holder == null)
        || wakes.stream().anyMatch(wake -> get(wake.lock).holder == null);
  }

  /** A revoker or waker whose monitor is free goes on; false where there is none. */
  boolean stepPending() {
    for (int i = 0; i < underWay().size(); i++) {
      Monitor monitor = get(revocations.get(i));
      if (monitor.holder == null) {
        revocations.remove(i);
        monitor.holder = this; // the revoker; leaves when the token is away
        node.post(new Event.RevokeReady(monitor.lock));
        return true;
      }
    }
    for (int i = 0; i < wakes.size(); i++) {
      if (get(wakes.get(i).lock).holder == null) {
        mark(wakes.remove(i).ticket);
        return true;
      }
    }
    return false;
  }

  private void mark(long ticket) {
    for (SimThread thread : node.threads) {
      if (thread.ticket == ticket) {
        thread.marked = true;
      }
    }
  }
}
