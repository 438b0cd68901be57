package dev.heddle.heap;

/**
 * An object reached shared data that cannot be made coherent: what, by which path, published where.
 */
public final class NotShareableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String className;
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
    this.path = path;
    this.where = where;
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
