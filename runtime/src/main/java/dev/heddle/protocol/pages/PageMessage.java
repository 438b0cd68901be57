package dev.heddle.protocol.pages;

import dev.heddle.protocol.Message;
import dev.heddle.protocol.intervals.VersionVector;

/** What nodes say about pages. */
public sealed interface PageMessage extends Message {
  /** To the home: send the page once {@code required} has been applied. */
  record Fetch(long page, VersionVector required) implements PageMessage {}

  /** From the home: the content, in which {@code applied} is included. */
  record PageReply(long page, VersionVector applied, byte[] content) implements PageMessage {}

  /**
   * To the home: what {@code writer} wrote in {@code interval}; its interval before that one that
   * wrote the page was {@code previous} (RULES 7).
   */
  record Diff(long page, int writer, long previous, long interval, byte[] words)
      implements PageMessage {}
}
