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
 *   write: // STACK: obj, value       (the value parked in a local meanwhile)
 *          dup; invokestatic Volatiles.beginWrite(Object)V; putfield; invokestatic Volatiles.endWrite()V
 * </pre>
 *
 * <p>A store is pinned while it tests the state and stores (RULES 14); whoever downgrades a cell
 * changes the state, fences, and waits until each pin stripe was seen at 0. The pin is taken for
 * local objects too: one may be promoted and downgraded between the test and the store.
 */
public final class Volatiles {
  private static final int STRIPES = 64;
  private static final int STRIDE = 16;
  private static final AtomicIntegerArray PINS = new AtomicIntegerArray(STRIPES * STRIDE);

  private Volatiles() {}

  /** Before a volatile read of an object whose state word was not 0. */
  public static void read(Object object) {
    if ((((Shared) object).heddle$state() & State.VOLATILE_READ_INVALID) != 0) {
      Bridge.hooks().volatileReadMiss(object);
    }
    VarHandle.loadLoadFence();
  }

  /** Before a volatile read of a static of a class whose {@code heddle$statics} was not 0. */
  public static void readStatics(Class<?> owner, int state) {
    if ((state & State.VOLATILE_READ_INVALID) != 0) {
      Bridge.hooks().volatileReadMiss(owner);
    }
    VarHandle.loadLoadFence();
  }

  /** Before a volatile write or read-modify-write; returns pinned, in exclusive state. */
  public static void beginWrite(Object object) {
    if (!Bridge.CLUSTERED || object == null) {
      return;
    }
    pin();
    while ((((Shared) object).heddle$state() & State.VOLATILE_WRITE_INVALID) != 0) {
      unpin();
      Bridge.hooks().volatileWriteMiss(object);
      pin();
    }
  }

  /** As {@link #beginWrite}, for statics; woven code passes the owner, the hook reads its state. */
  public static void beginWriteStatics(Class<?> owner) {
    if (!Bridge.CLUSTERED) {
      return;
    }
    pin();
    while ((Bridge.hooks().staticState(owner) & State.VOLATILE_WRITE_INVALID) != 0) {
      unpin();
      Bridge.hooks().volatileWriteMiss(owner);
      pin();
    }
  }

  /**
   * After the store. The object is passed again so that both calls see the same null, and an NPE of
   * the store itself leaves nothing pinned.
   */
  public static void endWrite(Object object) {
    if (Bridge.CLUSTERED && object != null) {
      unpin();
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

  private static void pin() {
    PINS.getAndIncrement(stripe());
  }

  private static void unpin() {
    PINS.getAndDecrement(stripe());
  }

  @SuppressWarnings("deprecation") // getId: threadId() came after 17
  private static int stripe() {
    return (int) (Thread.currentThread().getId() & (STRIPES - 1)) * STRIDE;
  }
}
