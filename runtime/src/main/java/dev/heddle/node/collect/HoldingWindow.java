package dev.heddle.node.collect;

import java.util.HashSet;
import java.util.Set;

/**
 * Answers for this node whether it had a page at any time since its last answer about it: had it
 * then, has it now, or sent or received a reference in between. What is held now is therefore held
 * in the next answer too, whatever becomes of it.
 */
final class HoldingWindow {
  private final Holdings holdings;
  private final Set<Long> heldAtLast = new HashSet<>();

  HoldingWindow(Holdings holdings) {
    this.holdings = holdings;
  }

  /** Begins the next window of the page. */
  boolean answer(long page) {
    // In this order: what is touched after the first question lives at the second, or is left for
    // the next window.
    boolean touched = holdings.takeTouched(page);
    boolean holds = holdings.isHeld(page);
    boolean held = holds ? !heldAtLast.add(page) : heldAtLast.remove(page);
    return held || holds || touched;
  }

  /** Pages that are held until their next answer at least. */
  int size() {
    return heldAtLast.size();
  }
}
