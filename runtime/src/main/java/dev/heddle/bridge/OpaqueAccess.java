package dev.heddle.bridge;

import java.lang.invoke.VarHandle;

/**
 * Access checks in the methods of opaque objects' classes, which are patched when the first object
 * of the class is shared. Whoever calls such a method passes here, the JDK's own code too.
 */
public final class OpaqueAccess {
  private OpaqueAccess() {}

  /** Before a method that leaves the object's state as it is. Any object, or null. */
  public static void read(Object object) {
    OpaqueHandle handle = handle(object);
    if (handle != null) {
      check(object, handle, State.READ_INVALID);
    }
  }

  /** Before any other method. */
  public static void write(Object object) {
    OpaqueHandle handle = handle(object);
    if (handle != null) {
      check(object, handle, State.READ_INVALID | State.WRITE_INVALID);
    }
  }

  /** After a method that was announced by {@link #write}. */
  public static void written(Object object) {
    if (handle(object) != null) {
      Bridge.hooks().opaqueWritten(object);
    }
  }

  /**
   * Inside the object's monitor; the gate cannot be passed any more, so that entry may be unfair.
   */
  public static void entered(Object object) {
    if (handle(object) != null) {
      Monitors.entered(object);
    }
  }

  private static OpaqueHandle handle(Object object) {
    return object == null ? null : Bridge.hooks().opaqueHandle(object);
  }

  private static void check(Object object, OpaqueHandle handle, int invalid) {
    int found = handle.state & invalid;
    if ((found & State.WRITE_INVALID) != 0) {
      Bridge.hooks().writeMiss(object);
    } else if (found != 0) {
      Bridge.hooks().readMiss(object);
    }
    if (handle.arrived != null) {
      Bridge.hooks().opaqueArrived(object);
    }
    VarHandle.loadLoadFence();
  }
}
