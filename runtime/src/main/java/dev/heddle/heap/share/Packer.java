package dev.heddle.heap.share;

import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.page.PageTable.Added;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.protocol.Gid;
import java.lang.reflect.Array;
import java.util.function.Function;

/**
 * Fills pages of one promotion up to the budget, in the order of discovery. A promotion starts
 * pages of its own, and leaves them once a reference to them was sent: no object is ever added to a
 * page that another node may have a copy of.
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

  /**
   * Puts one more member of {@code bytes} where there is room. What the program refers to weakly
   * gets a page of its own: of a page that another node uses the home keeps all members.
   *
   * @param add tried on one page after the other until one is open
   * @return false where another promotion was first
   */
  boolean add(Object member, int bytes, Function<Page, Added> add) {
    if (!table.isWeaklyReferred(member)) {
      return add(bytes, add);
    }
    open = null;
    boolean done = add(bytes, add);
    open = null;
    return done;
  }

  private boolean add(int bytes, Function<Page, Added> add) {
    Added added = add.apply(pageFor(bytes));
    while (added == Added.CLOSED) {
      open = null;
      added = add.apply(pageFor(bytes));
    }
    return added == Added.DONE;
  }

  /** A page with room for one more member of {@code bytes}. */
  private Page pageFor(int bytes) {
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
    if (shape.chunkCount() == 1) {
      int bytes = length * ArrayMemory.width(component);
      return add(array, bytes, page -> table.addPromoted(page, array, shape.chunkShift(), 1));
    }
    Page first = table.get(gids.nextPages(shape.chunkCount()));
    return table.addPromoted(first, array, shape.chunkShift(), shape.chunkCount()) == Added.DONE;
  }
}
