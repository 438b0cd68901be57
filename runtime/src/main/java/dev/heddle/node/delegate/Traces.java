package dev.heddle.node.delegate;

import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.Kinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stack traces of what a delegated method threw: as if the caller had executed it itself. */
final class Traces {
  private static final String OURS = "dev.heddle.";

  private Traces() {}

  /** At the original: leaves the frames down to the method that was called. */
  static void cut(Throwable thrown) {
    StackTraceElement[] all = thrown.getStackTrace();
    int kept = 0;
    while (kept < all.length && !isOfCall(all[kept])) {
      kept++;
    }
    if (kept < all.length) {
      thrown.setStackTrace(Arrays.copyOf(all, kept));
    }
  }

  private static boolean isOfCall(StackTraceElement frame) {
    return frame.getClassName().startsWith(OURS)
        || frame.getClassName().startsWith("java.lang.invoke.");
  }

  /**
   * At the caller: with the frames of the calling thread below. A copy: what travelled is one value
   * on all nodes, and the original knows nothing of the caller. The program's own are left as they
   * are.
   */
  static Throwable joined(Throwable travelled) {
    if (Kinds.isWoven(travelled.getClass())) {
      return travelled;
    }
    Throwable thrown = copy(travelled);
    List<StackTraceElement> joined = new ArrayList<>(List.of(thrown.getStackTrace()));
    StackTraceElement[] own = new Throwable().getStackTrace();
    int first = 0;
    while (first < own.length && own[first].getClassName().startsWith(OURS)) {
      first++;
    }
    // The method itself is there from the other side.
    joined.addAll(Arrays.asList(own).subList(Math.min(first + 1, own.length), own.length));
    thrown.setStackTrace(joined.toArray(new StackTraceElement[0]));
    return thrown;
  }

  private static Throwable copy(Throwable original) {
    Throwable copy = (Throwable) Raw.allocate(original.getClass());
    WordSet words = Layouts.plain(original.getClass(), Object.class);
    for (int i = 0; i < words.primitiveCount(); i++) {
      Word word = words.primitive(i);
      Raw.put(copy, word.offset(), word.width(), Raw.get(original, word.offset(), word.width()));
    }
    for (int i = 0; i < words.referenceCount(); i++) {
      long offset = words.reference(i).offset();
      Object value = Raw.getReference(original, offset);
      Raw.putReference(copy, offset, value == original ? copy : value); // no cause is itself
    }
    return copy;
  }
}
