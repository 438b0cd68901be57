package dev.heddle.protocol.cells;

import dev.heddle.protocol.Message;
import dev.heddle.protocol.intervals.Notices;

/** What nodes say about cells. */
public sealed interface CellMessage extends Message {
  /** To the manager: the sender wants to read, or to be exclusive. */
  record Request(long cell, boolean write) implements CellMessage {}

  /** From the manager to a holder of a copy: give it up. */
  record Invalidate(long cell) implements CellMessage {}

  /** To the manager: the copy is gone. */
  record Invalidated(long cell) implements CellMessage {}

  /** From the manager to the owner: serve {@code requester}. */
  record Forward(long cell, int requester, boolean write) implements CellMessage {}

  /** From the owner: the values, and with {@code write} the ownership. */
  record Value(long cell, boolean write, byte[] content, Notices notices) implements CellMessage {}

  /** To the manager: the request has been met. */
  record Done(long cell) implements CellMessage {}
}
