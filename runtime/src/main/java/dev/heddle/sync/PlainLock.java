package dev.heddle.sync;

import dev.heddle.bridge.OwnReference;
import dev.heddle.bridge.State;
import java.lang.ref.WeakReference;

/** The lock word of an object without a state word, once it is a shared lock (RULES 15). */
final class PlainLock {
  private static final class Met extends WeakReference<Object> implements OwnReference {
    Met(Object object) {
      super(object);
    }
  }

  final long gid;
  private volatile int bits;
  private volatile Met object = new Met(null);
  private boolean revokedUnseen;

  PlainLock(long gid, boolean away) {
    this.gid = gid;
    this.bits = away ? State.TOKEN_AWAY : 0;
  }

  int bits() {
    return bits;
  }

  /** Called by the node loop alone. */
  synchronized void access(boolean away, boolean gated) {
    bits = (away ? State.TOKEN_AWAY : 0) | (gated ? State.GATED : 0);
    if (away) {
      revokedUnseen = false;
      notifyAll();
    }
  }

  /**
   * The object; null if this node has not met it. In that case nobody meets it until the revocation
   * this was asked for has taken the token away.
   */
  synchronized Object objectToRevoke() {
    Object known = object.get();
    revokedUnseen = known == null;
    return known;
  }

  Object object() {
    return object.get();
  }

  /** This node meets the object; waits for a revocation that did not know it, never for more. */
  void meet(Object met) {
    if (object.refersTo(met)) {
      return;
    }
    boolean interrupted = false;
    synchronized (this) {
      while (revokedUnseen) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      object = new Met(met);
    }
    if (interrupted) {
      JvmThreads.restoreInterrupt();
    }
  }
}
