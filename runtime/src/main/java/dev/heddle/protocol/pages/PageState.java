package dev.heddle.protocol.pages;

import dev.heddle.protocol.PageMemory.Access;

/** State of a page at a node. */
enum PageState {
  INVALID(Access.INVALID),
  /** Cached or served: a write must be announced. */
  READ_ONLY(Access.READ_ONLY),
  /** Twinned and in the dirty set. */
  WRITABLE(Access.WRITABLE),
  /**
   * At home only, no other node has a copy but such as a notice will invalidate before they miss
   * anything: writes need no twin and no notice.
   */
  EXCLUSIVE(Access.WRITABLE);

  final Access access;

  PageState(Access access) {
    this.access = access;
  }
}
