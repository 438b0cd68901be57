package dev.heddle.heap.share;

import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.protocol.Gid;
import java.lang.reflect.Array;

/**
 * Fills pages of one promotion up to the budget, in the order of discovery. A promotion starts
 * pages of its own: no object is ever added to a page that another node may have a copy of.
 */
final class Packer {
  private static final int MIN_BYTES = 16;

  private final PageTable table;
  private final GidSource gids;
  private final int pageBytes;
  private Page open;
  private int openBytes;

  Packer(PageTable table, GidSource gids, int pageBytes) {
    this.table = table;
    this.gids = gids;
    this.pageBytes = pageBytes;
  }

  /** A page with room for one more member of {@code bytes}. */
  Page pageFor(int bytes) {
    int counted = Math.max(bytes, MIN_BYTES);
    if (open == null
        || openBytes + counted > pageBytes
        || Gid.slot(open.nextGid()) >= Gid.MAX_SLOT) {
      open = table.get(gids.nextPages(1));
      openBytes = 0;
    }
    openBytes += counted;
    return open;
  }

  /** False where another promotion was first. */
  boolean addArray(Object array) {
    Class<?> component = array.getClass().getComponentType();
    int length = Array.getLength(array);
    ArrayShape shape = ArrayShape.of(component, length, pageBytes);
    Page first =
        shape.chunkCount() == 1
            ? pageFor(length * ArrayMemory.width(component))
            : table.get(gids.nextPages(shape.chunkCount()));
    return table.addPromoted(first, array, shape.chunkShift(), shape.chunkCount());
  }
}
