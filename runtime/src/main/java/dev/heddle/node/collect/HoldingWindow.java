package dev.heddle.node.collect;

import java.util.HashSet;
import java.util.Set;

/**
 * Answers for this node whether it had a page at any time since its last answer about it: had it
 * then, has it now, or sent or received a reference in between. What is held now is therefore held
 * in the next answer too, whatever becomes of it.
 */
final class HoldingWindow {
  /**
   * What this node had of a page since its last answer.
   *
   * @param held had it at all
   * @param touched sent or received a reference
   */
  record Had(boolean held, boolean touched) {}

  private final Holdings holdings;
  private final Set<Long> heldAtLast = new HashSet<>();

  HoldingWindow(Holdings holdings) {
    this.holdings = holdings;
  }

  /** Begins the next window of the page. */
  Had answer(long page) {
    // In this order: what is touched after the first question lives at the second, or is left for
    // the next window.
    boolean touched = holdings.takeTouched(page);
    boolean holds = holdings.isHeld(page);
    boolean held = holds ? !heldAtLast.add(page) : heldAtLast.remove(page);
    return new Had(held || holds || touched, touched);
  }

  /** Nothing more is asked about the page, or nothing until it is elsewhere again. */
  void drop(long page) {
    heldAtLast.remove(page);
  }

  /** Pages that are held until their next answer at least. */
  int size() {
    return heldAtLast.size();
  }
}
