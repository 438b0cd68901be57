package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Access checks of volatile fields and of fields of {@code sc} classes. All volatile fields of one
 * object form one cell of the single-writer protocol.
 *
 * <pre>
 *   read:  // STACK: obj
 *          dup; getfield heddle$state; ifeq ok; dup; invokestatic Volatiles.read(Object)V; ok: getfield
 *   write: // STACK: obj, value       (obj and value parked in locals meanwhile)
 *          kept = Volatiles.beginWrite(obj); obj.field = value; Volatiles.endWrite(obj, kept)
 * </pre>
 *
 * <p>A store is pinned while it tests the state and stores (RULES 14); whoever downgrades a cell
 * changes the state, fences, and waits until each pin stripe was seen at 0. The pin is taken for
 * local objects too: one may be promoted and downgraded between the test and the store.
 */
public final class Volatiles {
  /** How a cell is kept: not at all, pinned, or held by the protocol. */
  static final int FREE = 0;

  static final int PINNED = 1;
  static final int HELD = 2;

  /** A reader whose copy goes away so often before it has read takes the cell for itself. */
  static final int READ_ATTEMPTS = 8;

  private static final int STRIPES = 64;
  private static final int STRIDE = 16;
  private static final AtomicIntegerArray PINS = new AtomicIntegerArray(STRIPES * STRIDE);

  private Volatiles() {}

  /** Before a volatile read of an object whose state word was not 0. */
  public static void read(Object object) {
    int state = ((Shared) object).heddle$state();
    if ((state & State.VOLATILE_READ_INVALID) != 0) {
      Bridge.hooks().volatileReadMiss(object);
    } else {
      FastPathCounts.volatileRead(state);
    }
    VarHandle.loadLoadFence();
  }

  /** The whole check of a volatile read of any object. */
  public static void checkRead(Object object) {
    if (object instanceof Shared shared && shared.heddle$state() != 0) {
      read(object);
    }
  }

  /** Before a volatile read of a static of a class whose {@code heddle$statics} was not 0. */
  public static void readStatics(Class<?> owner, int state) {
    if ((state & State.VOLATILE_READ_INVALID) != 0) {
      Bridge.hooks().volatileReadMiss(owner);
    } else {
      FastPathCounts.volatileRead(state);
    }
    VarHandle.loadLoadFence();
  }

  /**
   * Before a volatile read of an array reference: release and acquire. Old programs spin on an
   * element behind such a reference (DESIGN 5, legacy spins).
   */
  public static void spinPoint() {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().spinPoint();
    }
  }

  /**
   * Before a volatile write or read-modify-write. Returns how the cell is kept exclusive until
   * {@link #endWrite}: nothing to keep, pinned, or held by the protocol after a miss (so that the
   * one store the miss was for always happens, however contended the cell).
   */
  public static int beginWrite(Object object) {
    if (!Bridge.CLUSTERED || object == null) {
      return FREE;
    }
    pin();
    if ((((Shared) object).heddle$state() & State.VOLATILE_WRITE_INVALID) == 0) {
      return PINNED;
    }
    unpin();
    Bridge.hooks().volatileWriteMiss(object);
    return HELD;
  }

  /** As {@link #beginWrite}, for statics; the hook reads the state of the owner. */
  public static int beginWriteStatics(Class<?> owner) {
    if (!Bridge.CLUSTERED) {
      return FREE;
    }
    pin();
    if ((Bridge.hooks().staticState(owner) & State.VOLATILE_WRITE_INVALID) == 0) {
      return PINNED;
    }
    unpin();
    Bridge.hooks().volatileWriteMiss(owner);
    return HELD;
  }

  /**
   * After the store.
   *
   * @param target the object, or the class for statics
   * @param kept what beginWrite returned
   */
  public static void endWrite(Object target, int kept) {
    if (kept == PINNED) {
      unpin();
    } else if (kept == HELD) {
      Bridge.hooks().volatileWriteDone(target);
    }
  }

  /**
   * Waits until every store that tested a state before this call has landed. Called by the
   * downgrader after it has changed the state.
   */
  public static void awaitPins() {
    VarHandle.fullFence();
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      while (PINS.get(stripe * STRIDE) != 0) {
        Thread.onSpinWait();
      }
    }
  }

  static void pin() {
    PINS.getAndIncrement(stripe());
  }

  static void unpin() {
    PINS.getAndDecrement(stripe());
  }

  @SuppressWarnings("deprecation") // getId: threadId() came after 17
  private static int stripe() {
    return (int) (Thread.currentThread().getId() & (STRIPES - 1)) * STRIDE;
  }
}
