package dev.heddle.weave;

/** A class cannot be woven. The program must not go on: it would run the class unwoven. */
public final class WeaveException extends RuntimeException {
  private final String className;

  public WeaveException(String className, String reason, Throwable cause) {
    super(className + ": " + reason, cause);
    this.className = className;
  }

  public WeaveException(String className, String reason) {
    this(className, reason, null);
  }

  /** The class, with dots. */
  public String className() {
    return className;
  }
}
