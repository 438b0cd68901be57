package dev.heddle.agent.config;

/** A configuration that cannot be used; the message is one line for the user. */
public class InvalidConfigException extends Exception {
  public InvalidConfigException(String message) {
    super(message);
  }

  public InvalidConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
