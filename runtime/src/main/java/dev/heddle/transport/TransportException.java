package dev.heddle.transport;

/** A link could not be made; the message is one line for the user. */
public class TransportException extends Exception {
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }

  public TransportException(String message) {
    super(message);
  }
}
