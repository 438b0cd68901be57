package dev.heddle.heap;

import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;

/**
 * What distributed collection asks of a heap (RULES 21, docs/architecture.md): pages of others that
 * are held here, pages of this home that others may hold, and letting go of them.
 */
public final class HeapHoldings {
  private final PageTable pages;

  HeapHoldings(PageTable pages) {
    this.pages = pages;
  }

  /**
   * Pages of other nodes of which a replica lives here, or a reference was sent or received since
   * the last call.
   */
  public long[] heldPages() {
    return pages.heldPages();
  }

  /** Whether a reference to the page was sent or received since last asked. */
  public boolean takeTouched(long page) {
    return pages.takeTouched(page);
  }

  /** Whether an object of the page lives here. */
  public boolean isHeld(long page) {
    return pages.isHeld(page);
  }

  /** How many pages live and die together, this one first: those of a large array, else 1. */
  public int extent(long id) {
    Page page = pages.find(id);
    return page == null ? 1 : page.extent();
  }

  /**
   * Whether another home than this one, its creator's, may have all of the page, and let go of it:
   * what a weak reference of this node knows is kept here while its home is elsewhere.
   */
  public boolean isMovable(long id) {
    Page page = pages.find(id);
    return page != null && page.isMovable() && !page.isWeaklyReferred();
  }

  /** At a home away from its creator: as {@link #unexport}, where nobody else has the page. */
  public boolean loosen(long id) {
    Page page = pages.find(id);
    return page != null && page.loosen();
  }

  /** Pages of this home that other nodes may refer to; their objects are kept. */
  public long[] exportedPages() {
    return pages.exportedPages();
  }

  /** How often a reference to the page was exported: to be read before a round is begun. */
  public long exportCount(long id) {
    Page page = pages.find(id);
    return page == null ? 0 : page.exports();
  }

  /**
   * Lets the page's objects live or die with this node's own references.
   *
   * @param expectedExports what {@link #exportCount} said when the round began
   * @return false where the page was exported meanwhile
   */
  public boolean unexport(long id, long expectedExports) {
    Page page = pages.find(id);
    return page != null && page.unexport(expectedExports);
  }

  /** Pages this node has entries for, its own included. */
  public int pageCount() {
    return pages.pageCount();
  }
}
