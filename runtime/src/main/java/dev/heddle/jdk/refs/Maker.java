package dev.heddle.jdk.refs;

import dev.heddle.bridge.DelegateOps;
import dev.heddle.bridge.KeptHere;
import dev.heddle.bridge.MadeReference;

/** The node that made a reference or a queue. */
final class Maker {
  private static final String REFERENCE = MadeReference.class.getName().replace('.', '/') + '.';

  private Maker() {}

  static boolean isElsewhere(KeptHere object) {
    return DelegateOps.isStandIn(object);
  }

  /**
   * Asks it.
   *
   * @param method of {@link MadeReference}, with its descriptor
   */
  static Object ask(MadeReference reference, String method, Object... arguments) {
    return call(reference, REFERENCE + method, arguments);
  }

  static Object call(KeptHere object, String method, Object... arguments) {
    try {
      return interruptibly(object, method, arguments);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Object interruptibly(KeptHere object, String method, Object... arguments)
      throws InterruptedException {
    try {
      return DelegateOps.call(object, method, arguments);
    } catch (InterruptedException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
