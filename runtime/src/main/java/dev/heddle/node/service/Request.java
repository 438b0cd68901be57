package dev.heddle.node.service;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/** A service message at its receiver. Answered at most once, at any time, by any thread. */
public final class Request {
  private final ServiceBus bus;
  private final int from;
  private final long call;
  private final byte[] payload;

  Request(ServiceBus bus, int from, long call, byte[] payload) {
    this.bus = bus;
    this.from = from;
    this.call = call;
    this.payload = payload;
  }

  public int from() {
    return from;
  }

  public byte[] payload() {
    return payload;
  }

  /** A reader of the payload from its start. */
  public DataInputStream input() {
    return new DataInputStream(new ByteArrayInputStream(payload));
  }

  /** Answers; does nothing where the sender only told. */
  public void reply(byte[] answer, boolean release) {
    bus.answer(from, call, answer, release);
  }

  /**
   * Makes the {@code ask} of the sender throw {@link ServiceException}; ends the run for a tell.
   */
  public void fail(String line) {
    bus.fail(from, call, line);
  }
}
