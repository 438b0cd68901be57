package dev.heddle.node.service;

/** A request to another node failed; the message is one line for the user. */
public final class ServiceException extends RuntimeException {
  public ServiceException(String message) {
    super(message);
  }
}
