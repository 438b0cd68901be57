package dev.heddle.launch.bench;

/** A program cannot be measured; the message is one line for the user. */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1;

  BenchException(String message) {
    super(message);
  }
}
