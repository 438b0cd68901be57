package dev.heddle.bridge;

import java.lang.invoke.VarHandle;

/**
 * Access checks of fields. Woven code tests the state word in place and calls these only where it
 * is not 0:
 *
 * <pre>
 *   // STACK: obj
 *   dup; ifnull ok; dup; getfield Owner.heddle$state; ifeq ok; dup; invokestatic FieldAccess.read(Object)V; ok:
 * </pre>
 *
 * <p>The state word is named through the owner that the access itself names; the null test is
 * missing where the reference is known not to be null.
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

  /** Whether fields may be read: asked before a loop that then reads them without checks. */
  public static boolean isReadable(Object object) {
    boolean readable =
        !(object instanceof Shared shared) || (shared.heddle$state() & State.READ_INVALID) == 0;
    VarHandle.loadLoadFence();
    return readable;
  }

  /** Whether fields may be read and written: asked before a loop, as for reading. */
  public static boolean isWritable(Object object) {
    int invalid = State.READ_INVALID | State.WRITE_INVALID;
    boolean writable = !(object instanceof Shared shared) || (shared.heddle$state() & invalid) == 0;
    VarHandle.loadLoadFence();
    return writable;
  }

  /** The whole check of a read: for big methods, and where nothing is known of the class. */
  public static void checkRead(Object object) {
    if (object instanceof Shared shared && shared.heddle$state() != 0) {
      read(object);
    }
  }

  /** The whole check of a write. */
  public static void checkWrite(Object object) {
    if (object instanceof Shared shared && shared.heddle$state() != 0) {
      write(object);
    }
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
