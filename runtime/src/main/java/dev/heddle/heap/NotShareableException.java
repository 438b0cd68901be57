package dev.heddle.heap;

/**
 * An object reached shared data that cannot be made coherent: what, by which path, published where.
 */
public final class NotShareableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String className;
  private final String reason;
  private final String path;
  private final String where;

  /**
   * @param path from what was published to the object, as {@code pkg.Owner.field} and {@code
   *     [index]}
   * @param where what published it
   */
  public NotShareableException(String className, String reason, String path, String where) {
    super(
        "cannot share "
            + className
            + ": "
            + reason
            + (path.isEmpty() ? "" : "; reached by " + path)
            + (where.isEmpty() ? "" : "; published by " + where));
    this.className = className;
    this.reason = reason;
    this.path = path;
    this.where = where;
  }

  /** The same, with what refers to the beginning of the path. */
  public NotShareableException heldBy(String holder) {
    String longer = path.isEmpty() ? holder : holder + " -> " + path;
    return new NotShareableException(className, reason, longer, where);
  }

  public String className() {
    return className;
  }

  public String path() {
    return path;
  }

  public String where() {
    return where;
  }
}
