package dev.heddle.heap.page;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.protocol.Gid;
import org.junit.jupiter.api.Test;

class PageTableTest {
  private static final int ONE_CHUNK = 31;

  private final PageTable table = new PageTable(0);
  private final Page page = table.get(Gid.page(0, 1));

  /** Its decoder found nothing there; then the home came back with the array. */
  @Test
  void whatIsHereAgainIsTheReplica() {
    long gid = page.nextGid();
    int[] array = new int[4];
    table.addPromoted(page, array, ONE_CHUNK, 1);
    assertSame(array, table.addReplica(gid, new int[4], ONE_CHUNK, 1));
  }

  @Test
  void nothingComesBackToAHomeThatNeverWentAway() {
    long gid = page.nextGid();
    assertThrows(
        IllegalStateException.class, () -> table.addReplica(gid, new int[4], ONE_CHUNK, 1));
  }
}
