package dev.heddle.sync;

import dev.heddle.bridge.ArrayHandle;

/**
 * What a thread that goes through an array chunk by chunk will want next. A miss at the chunk after
 * the last one, or after those asked for, doubles what is asked for ahead; any other starts anew,
 * so that random access fetches nothing that nobody asked for. Written by one thread.
 */
final class ReadAhead {
  /**
   * Chunks asked for ahead at most; 0 with {@code -Dheddle.readAhead=0}, to tell what it is worth.
   */
  private static final int MAX_WINDOW = Integer.getInteger("heddle.readAhead", 64);

  private ArrayHandle handle;
  private int last;
  private int asked;
  private int window;

  /**
   * A miss of the chunks {@code first} to {@code end - 1}.
   *
   * @return how many chunks from {@link #from} on to ask for as well
   */
  int missed(ArrayHandle array, int first, int end) {
    boolean sequential = array == handle && first > last && first <= asked;
    window = sequential ? Math.min(2 * window + 1, MAX_WINDOW) : 0;
    int from = sequential ? Math.max(asked, end) : end;
    handle = array;
    last = end - 1;
    asked = Math.max(from, Math.min(array.chunkStates.length, end + window));
    return asked - from;
  }

  /** The first chunk to ask for after {@link #missed} gave a number of them. */
  int from(int count) {
    return asked - count;
  }
}
