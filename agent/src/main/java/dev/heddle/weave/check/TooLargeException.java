package dev.heddle.weave.check;

/** There are too many objects in too many places to follow them all. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("too many classes to follow their objects: name the main class, or leave some out");
  }
}
