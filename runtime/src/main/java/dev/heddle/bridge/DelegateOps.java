package dev.heddle.bridge;

/**
 * What patched methods of delegated classes call: a file, socket or process of the JDK stays on the
 * node that opened it, every other node has a stand-in, and the stand-in's methods are executed
 * where the original is. A class is patched on a node when its first stand-in is made there.
 */
public final class DelegateOps {
  private DelegateOps() {}

  /** Whether the object stands for one of another node. */
  public static boolean isStandIn(Object object) {
    return Bridge.hooks().originalAt(object) >= 0;
  }

  /**
   * Executes a method of the original.
   *
   * @param method class and name, a space, descriptor: {@code java/io/Reader.read ()I}
   * @param arguments boxed where they are primitive
   * @return the result, boxed; null for void
   * @throws Throwable what the method threw there
   */
  public static Object call(Object standIn, String method, Object[] arguments) throws Throwable {
    return Bridge.hooks().delegate(standIn, method, arguments);
  }
}
