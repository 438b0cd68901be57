package dev.heddle.protocol;

/**
 * The memory of one node as the protocol sees it: {@code dev.heddle.heap} in a JVM, an array of
 * words in the simulator. All methods are called from within {@code step}, return at once, and
 * never call back into the protocol.
 */
public interface PageMemory {
  /** What application threads may do with a page or cell. */
  enum Access {
    INVALID,
    READ_ONLY,
    WRITABLE
  }

  /**
   * Sets the state words (state first where access shrinks; data was stored before where it grows)
   * and fences. Where access grows, away from home, a replica that no {@link #merge} has filled
   * since it was made stays INVALID (RULES 6). May be called with the access the page has already.
   *
   * <p>Callers of misses keep to this: a thread that finds an object READ_INVALID posts ReadMiss,
   * one that finds it readable but not writable posts WriteMiss, and after each the test is made
   * again, until it passes.
   */
  void setAccess(long page, Access access);

  /** Takes a twin of the page's current content; replaces an older one. */
  void makeTwin(long page);

  /** Forgets the twin. */
  void dropTwin(long page);

  /**
   * The words that differ from the twin, encoded; null if none does. The twin takes their values.
   * Local objects that the words refer to are promoted first.
   */
  byte[] diff(long page);

  /**
   * The content, encoded for a reader: <b>the words of the twin where the page has one</b>, else
   * the page's own. Live words must not be served beside a twin: a reader would keep a value that
   * the next flush, finding the word back at what the twin has, never tells of. Changes nothing but
   * that local objects referred to are promoted.
   */
  byte[] content(long page);

  /**
   * Merges content decoded from {@link #content} of the home: a word equal to its twin (or of a
   * page without one) takes the new value, a dirty word stays; the twin takes the new value
   * throughout. A replica filled for the first time takes the values as they are; where the page
   * has a twin (makeTwin without dropTwin), so has that replica from now on.
   *
   * @param decoded what {@code Decoder} made of the bytes
   */
  void merge(long page, Object decoded);

  /**
   * As {@link #merge}, and from now on this node is the page's home: all its objects are kept until
   * {@link #abandon}.
   */
  void adopt(long page, Object decoded);

  /** The page's home is elsewhere from now on. */
  void abandon(long page);

  /** Stores a decoded diff at the home, into the twin as well where there is one. */
  void apply(long page, Object decoded);

  /**
   * Asked before the protocol forgets a page. At its home: lets the objects live or die with this
   * node's own references, unless one was sent anywhere since {@code exports} was read. Elsewhere:
   * whether this node has nothing of the page. Of a large array only the first page is asked about.
   *
   * @return false where the page must not be forgotten; a memory that keeps everything says so
   */
  default boolean letGo(long page, long exports) {
    return false;
  }

  /** Cells of the single-writer protocol; {@code gid} names the object. Waits for pinned stores. */
  void setCellAccess(long gid, Access access);

  /** The values of a cell, encoded. */
  byte[] cellContent(long gid);

  /**
   * Steps down from a cell, then reads its values, encoded: in one call, for stepping down may give
   * up what kept the object alive.
   */
  default byte[] stepDown(long gid, Access access) {
    setCellAccess(gid, access);
    return cellContent(gid);
  }

  /** Overwrites a cell with decoded values. */
  void storeCell(long gid, Object decoded);
}
