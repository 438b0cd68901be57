package dev.heddle.sync;

import dev.heddle.protocol.Gid;
import java.util.function.LongConsumer;

/**
 * What a thread that goes through pages in the order they were made in, or against it, will want
 * next: the chunks of an array, its rows, objects that were promoted one after the other. A miss
 * beside the last one, or of a page asked for ahead, doubles what is asked for; any other starts
 * anew, so that random access fetches nothing that nobody asked for. Some streams are followed at a
 * time, as a loop over several arrays has them. Written by one thread.
 */
final class ReadAhead {
  /**
   * Pages asked for ahead at most; 0 with {@code -Dheddle.readAhead=0}, to tell what it is worth.
   */
  private static final int MAX_WINDOW = Integer.getInteger("heddle.readAhead", 64);

  private static final int STREAMS = 4;

  private final Stream[] streams = new Stream[STREAMS];
  private int oldest;

  ReadAhead() {
    for (int i = 0; i < STREAMS; i++) {
      streams[i] = new Stream();
    }
  }

  /**
   * A miss of the pages {@code first} to {@code last}.
   *
   * @param ask is given the pages to ask for as well
   */
  void missed(long first, long last, LongConsumer ask) {
    long from = Gid.ordinal(first);
    long to = Gid.ordinal(last);
    for (Stream stream : streams) {
      if (stream.takes(from, to, ask)) {
        return;
      }
    }
    streams[oldest].start(from, to);
    oldest = (oldest + 1) % STREAMS;
  }

  /** Pages missed one beside the other. Distances are counted in the stream's direction. */
  private static final class Stream {
    /** The ends of the last miss; no page is beside these. */
    private long low = -2;

    private long high = -2;

    /** 1 up, -1 down, 0 not known yet. */
    private int direction;

    /** Pages beyond the last miss that were asked for. */
    private long ahead;

    private int window;

    void start(long from, long to) {
      low = from;
      high = to;
      direction = 0;
      ahead = 0;
      window = 0;
    }

    /** Whether the miss is of this stream, which then goes on. */
    boolean takes(long from, long to, LongConsumer ask) {
      if (low <= from && to <= high) {
        return true;
      }
      long up = from - high;
      long down = low - to;
      if (direction >= 0 && up > 0 && up <= ahead + 1) {
        goOn(1, from, to, to - high, ask);
        return true;
      }
      if (direction <= 0 && down > 0 && down <= ahead + 1) {
        goOn(-1, from, to, low - from, ask);
        return true;
      }
      return false;
    }

    private void goOn(int towards, long from, long to, long progress, LongConsumer ask) {
      direction = towards;
      low = from;
      high = to;
      window = Math.min(2 * window + 1, MAX_WINDOW);
      long known = Math.max(0, ahead - progress);
      ahead = Math.max(known, window);
      long end = towards > 0 ? to : from;
      for (long distance = known + 1; distance <= ahead; distance++) {
        ask.accept(Gid.ofOrdinal(end + towards * distance));
      }
    }
  }
}
