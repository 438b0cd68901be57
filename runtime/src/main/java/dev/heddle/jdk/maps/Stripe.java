package dev.heddle.jdk.maps;

import java.lang.invoke.VarHandle;

/**
 * One share of a {@link BinTable}: writers hold its monitor, readers compare its version before and
 * after. The version is odd while the share is being changed. To make it odd, a writer takes every
 * other node's copy away first, so no reader on any node can both see the change and find the
 * version as it was: what is read is never newer than what a later reader may find.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // the monitor is held
final class Stripe {
  private volatile int version;

  /** Mappings of this share; changed under the monitor. */
  int count;

  /** The empty bin for which this thread is computing a first mapping, or -1. */
  int reserved = -1;

  /** The version to read under; odd if it is of no use. */
  int version() {
    return version;
  }

  /** Makes what was written to this share so far visible. */
  void acquire() {
    int unused = version;
  }

  boolean isStill(int before) {
    VarHandle.loadLoadFence();
    return version == before;
  }

  /** Called with the monitor held, before the first change. */
  void begin() {
    version++;
  }

  /** Called with the monitor held, after the last change. */
  void end() {
    version++;
  }
}
