package dev.heddle.node.collect;

import dev.heddle.protocol.Event.Forget.Extent;

/**
 * A page in a round.
 *
 * @param extent how many pages go together, this one first
 * @param exports the export count when the round began
 * @param quiet whether it was the same when the last round about the page began; false for the
 *     first
 * @param home where its home was when the round began
 * @param alone whether the last round found that nobody but its home has it
 */
record Candidate(long page, int extent, long exports, boolean quiet, int home, boolean alone) {
  /** The pages that go together. */
  Extent asExtent() {
    return new Extent(page, extent, exports);
  }
}
