package dev.heddle.bridge;

import java.lang.invoke.VarHandle;

/**
 * Access checks of fields. Woven code tests the state word in place and calls these only where it
 * is not 0:
 *
 * <pre>
 *   // STACK: obj
 *   dup; getfield Top.heddle$state; ifeq ok; dup; invokestatic FieldAccess.read(Object)V; ok:
 * </pre>
 *
 * <p>The fence keeps the data load behind the state load (RULES 4). A local object needs none: its
 * state never returns to 0, so a 0 read late still says that the data read early was local.
 */
public final class FieldAccess {
  private FieldAccess() {}

  /** Before reading fields of an object whose state word was not 0. */
  public static void read(Object object) {
    if ((((Shared) object).heddle$state() & State.READ_INVALID) != 0) {
      Bridge.hooks().readMiss(object);
    }
    VarHandle.loadLoadFence();
  }

  /** Before writing (or reading and writing) fields of an object whose state word was not 0. */
  public static void write(Object object) {
    if ((((Shared) object).heddle$state() & State.WRITE_INVALID) != 0) {
      Bridge.hooks().writeMiss(object);
    }
    VarHandle.loadLoadFence();
  }

  /** Before reading statics of a class whose {@code heddle$statics} word was not 0. */
  public static void readStatics(Class<?> owner, int state) {
    if ((state & State.READ_INVALID) != 0) {
      Bridge.hooks().readMiss(owner);
    }
    VarHandle.loadLoadFence();
  }

  /** Before writing statics of a class whose {@code heddle$statics} word was not 0. */
  public static void writeStatics(Class<?> owner, int state) {
    if ((state & State.WRITE_INVALID) != 0) {
      Bridge.hooks().writeMiss(owner);
    }
    VarHandle.loadLoadFence();
  }
}
