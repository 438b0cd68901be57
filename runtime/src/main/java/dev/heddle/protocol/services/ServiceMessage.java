package dev.heddle.protocol.services;

import dev.heddle.protocol.Message;
import dev.heddle.protocol.intervals.Notices;

/** What nodes say beside pages, locks and cells. */
public sealed interface ServiceMessage extends Message {
  /** For the services of the receiver, after the notices. */
  record Service(byte[] body, Notices notices) implements ServiceMessage {}

  /** A clock, and to a node that lags the records it lacks, unasked. */
  record Gossip(Notices notices) implements ServiceMessage {}
}
