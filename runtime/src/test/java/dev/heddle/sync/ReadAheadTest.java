package dev.heddle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.ArrayHandle;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private final ArrayHandle array = new ArrayHandle(this, 9, 1000);
  private final ReadAhead readAhead = new ReadAhead();

  private int missed(int chunk) {
    return readAhead.missed(array, chunk, chunk + 1);
  }

  @Test
  void doublesWhileAThreadGoesOn() {
    assertEquals(0, missed(10));
    assertEquals(1, missed(11));
    assertEquals(12, readAhead.from(1));
    assertEquals(3, missed(13));
    assertEquals(14, readAhead.from(3));
    assertEquals(7, missed(17));
  }

  @Test
  void randomAccessFetchesNothingMore() {
    int chunk = 5;
    for (int i = 0; i < 100; i++) {
      assertEquals(0, missed(chunk));
      chunk = (chunk + 197) % 1000;
    }
  }

  @Test
  void asksForNoChunkTwiceAndNoneBeyondTheEnd() {
    boolean[] asked = new boolean[1000];
    int misses = 0;
    for (int chunk = 0; chunk < 1000; chunk++) {
      if (!asked[chunk]) {
        misses++;
        int count = missed(chunk);
        for (int i = readAhead.from(count); i < readAhead.from(count) + count; i++) {
          assertTrue(!asked[i], "chunk " + i);
          asked[i] = true;
        }
      }
    }
    assertTrue(misses < 30, "misses " + misses);
  }

  @Test
  void anotherArrayStartsAnew() {
    missed(1);
    assertEquals(1, missed(2));
    assertEquals(0, readAhead.missed(new ArrayHandle(this, 9, 10), 3, 4));
  }
}
