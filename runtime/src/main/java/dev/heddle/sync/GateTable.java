package dev.heddle.sync;

import dev.heddle.protocol.Effect.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Locks another node waits for: the first entrants pass, the rest wait until the token has gone
 * (RULES 13).
 */
public final class GateTable {
  private static final class Gate {
    int passed;
    final Set<Waiter> waiting = new HashSet<>();
  }

  private final Map<Long, Gate> gates = new HashMap<>();
  private final Waiters waiters;
  private final int cap;

  /**
   * @param cap how many local entrants of a wanted lock pass before the rest waits
   */
  public GateTable(Waiters waiters, int cap) {
    this.waiters = waiters;
    this.cap = cap;
  }

  /** Called by the node loop, with every change of the lock's access. */
  public void set(long lock, boolean gated) {
    Gate opened = null;
    synchronized (gates) {
      if (gated) {
        gates.computeIfAbsent(lock, key -> new Gate());
      } else {
        opened = gates.remove(lock);
      }
    }
    if (opened != null) {
      opened.waiting.forEach(waiter -> waiter.resume(Outcome.DONE));
    }
  }

  /** The wait of an entrant beyond the cap; null for one that may pass. */
  Waiter pass(long lock) {
    synchronized (gates) {
      Gate gate = gates.get(lock);
      if (gate == null || gate.passed++ < cap) {
        return null;
      }
      Waiter waiter = waiters.begin(Waiter.Kind.GATE, lock);
      gate.waiting.add(waiter);
      return waiter;
    }
  }
}
