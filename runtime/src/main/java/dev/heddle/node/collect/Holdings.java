package dev.heddle.node.collect;

/** The heap as distributed collection sees it. */
public interface Holdings {
  /** Pages of this node that others may refer to. */
  long[] exportedPages();

  /** How often a reference to a page of this node was exported. */
  long exportCount(long page);

  /** How many pages live and die together, this one first: those of a large array, else 1. */
  int extent(long page);

  /** Whether another home than this node, which made it, may have all of the page. */
  boolean isMovable(long page);

  /**
   * At a home away from the page's creator: lets its objects live or die with this node's own
   * references until one is sent again. Nothing happens where one was sent or received since {@link
   * #takeTouched}.
   *
   * @return whether they do so now
   */
  boolean loosen(long page);

  /** Whether a reference to a page of another node was sent or received since last asked. */
  boolean takeTouched(long page);

  /** Whether an object of a page of another node lives here. */
  boolean isHeld(long page);
}
