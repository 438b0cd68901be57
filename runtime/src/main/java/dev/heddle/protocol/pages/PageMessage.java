package dev.heddle.protocol.pages;

import dev.heddle.protocol.Message;
import dev.heddle.protocol.intervals.VersionVector;

/** What nodes say about pages. */
public sealed interface PageMessage extends Message {
  /**
   * To the home: send the page to {@code requester} once {@code required} has been applied. The
   * reply carries the requester's {@code serial}.
   */
  record Fetch(long page, int requester, long serial, VersionVector required)
      implements PageMessage {}

  /** From the home: the content, in which {@code applied} is included; how often it has moved. */
  record PageReply(long page, long serial, long epoch, VersionVector applied, byte[] content)
      implements PageMessage {}

  /** From the creator to the home: give the page back if nobody uses it. */
  record HomeRecall(long page) implements PageMessage {}

  /**
   * From the creator to the node that writes the page, or back: be its home, if no diff of yours
   * lacks.
   */
  record HomeOffer(long page, long epoch, VersionVector applied, byte[] content)
      implements PageMessage {}

  /** To the home that offered. */
  record HomeAnswer(long page, boolean taken) implements PageMessage {}

  /** From the old home: what notices require by now. */
  record HomeConfirm(long page, VersionVector required) implements PageMessage {}

  /**
   * To the home: what {@code writer} wrote in {@code interval}; its interval before that one that
   * wrote the page was {@code previous} (RULES 7).
   */
  record Diff(long page, int writer, long previous, long interval, byte[] words)
      implements PageMessage {}
}
