package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private final ReadAhead readAhead = new ReadAhead();

  private List<Long> missed(long first, long last) {
    List<Long> asked = new ArrayList<>();
    readAhead.missed(Gid.page(1, first), Gid.page(1, last), page -> asked.add(Gid.counter(page)));
    return asked;
  }

  private List<Long> missed(long counter) {
    return missed(counter, counter);
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void doublesWhileAThreadGoesOn() {
    assertEquals(List.of(), missed(10));
    assertEquals(List.of(12L), missed(11));
    assertEquals(range(14, 16), missed(13));
    assertEquals(range(18, 24), missed(17));
  }

  @Test
  void goesDownAsItGoesUp() {
    assertEquals(List.of(), missed(110));
    assertEquals(List.of(108L), missed(109));
    assertEquals(List.of(106L, 105L, 104L), missed(107));
  }

  /** The thread came to a page before it had arrived. */
  @Test
  void aMissOfWhatWasAskedForGoesOn() {
    missed(10);
    missed(11);
    assertEquals(range(14, 16), missed(13));
    assertEquals(range(17, 21), missed(14));
    assertEquals(range(22, 30), missed(15));
  }

  @Test
  void aRangeCountsAsOneMiss() {
    assertEquals(List.of(), missed(0, 4));
    assertEquals(List.of(10L), missed(5, 9));
    assertEquals(range(16, 18), missed(11, 15));
  }

  @Test
  void theSamePageAgainChangesNothing() {
    missed(10);
    assertEquals(List.of(12L), missed(11));
    assertEquals(List.of(), missed(11));
    assertEquals(range(14, 16), missed(13));
  }

  @Test
  void randomAccessFetchesNothingMore() {
    int counter = 5;
    for (int i = 0; i < 100; i++) {
      assertEquals(List.of(), missed(counter));
      counter = (counter + 197) % 1000;
    }
  }

  @Test
  void asksForNoPageTwice() {
    Set<Long> asked = new HashSet<>();
    int misses = 0;
    for (long counter = 0; counter < 1000; counter++) {
      if (!asked.contains(counter)) {
        misses++;
        for (long page : missed(counter)) {
          assertTrue(asked.add(page), "page " + page);
        }
      }
    }
    assertTrue(misses < 30, "misses " + misses);
  }

  /** As a product of matrices has them: rows of one while elements of two others are met. */
  @Test
  void severalStreamsAreFollowedAtATime() {
    assertEquals(List.of(), missed(100));
    assertEquals(List.of(), missed(500));
    assertEquals(List.of(), missed(900));
    assertEquals(List.of(102L), missed(101));
    assertEquals(List.of(502L), missed(501));
    assertEquals(List.of(898L), missed(899));
    assertEquals(range(104, 106), missed(103));
  }
}
