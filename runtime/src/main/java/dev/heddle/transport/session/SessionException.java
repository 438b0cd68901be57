package dev.heddle.transport.session;

/** A peer broke the wire format; its connection is closed. */
public final class SessionException extends Exception {
  SessionException(String message) {
    super(message);
  }
}
