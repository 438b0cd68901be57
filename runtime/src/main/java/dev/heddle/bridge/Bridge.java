package dev.heddle.bridge;

/** Holds the delegate that woven code's slow paths reach. */
public final class Bridge {
  /** More than one node: set before any woven class is loaded, so that the JIT folds it. */
  public static final boolean CLUSTERED = Integer.getInteger("heddle.nodes", 1) > 1;

  /** Somebody will see the statistics; as {@link #CLUSTERED}. */
  static final boolean COUNTING = Boolean.getBoolean("heddle.counting");

  private static volatile Hooks hooks = new Hooks() {};

  private Bridge() {}

  /** Installs the node's hooks; once, before the application's first class is woven. */
  public static void install(Hooks installed) {
    hooks = installed;
  }

  static Hooks hooks() {
    return hooks;
  }
}
