package dev.heddle.bridge;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/**
 * What the constructors of the JDK's reference classes call. The JVM clears a weak reference when
 * its own node lets go of the object, while other nodes may still use it: an object that the
 * program refers to so is kept until no other node has it.
 */
public final class WeakOps {
  private WeakOps() {}

  /** The program, or the JDK for it, has made a weak, soft or phantom reference. */
  public static void made(Reference<?> reference, Object referent) {
    if (Bridge.CLUSTERED && mayBeShared(referent) && !(reference instanceof OwnReference)) {
      Bridge.hooks().weaklyReferred(referent);
    }
  }

  /** For the JVM, where a reference's own queue was made on another node. */
  public static ReferenceQueue<Object> endedQueue() {
    return Bridge.hooks().endedQueue();
  }

  private static boolean mayBeShared(Object referent) {
    return referent instanceof Shared || (referent != null && referent.getClass().isArray());
  }
}
