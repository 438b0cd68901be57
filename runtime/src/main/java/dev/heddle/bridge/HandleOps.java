package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;

/**
 * Around accesses by VarHandle, by reflection to volatile fields, and by {@code sun.misc.Unsafe}.
 *
 * <p>A volatile field is part of its object's cell whatever the access mode. A plain field lies on
 * the page: plain access by a handle is what the field access itself would be; any other mode takes
 * the object's cell, which carries the notices, and then the page. Both hold for statics, and for
 * elements ({@link ArrayCells}). A cell that is kept is let go by the matching {@code end},
 * whatever the access throws.
 */
public final class HandleOps {
  private HandleOps() {}

  public static int beginReadField(VarHandle handle, Object target, Class<?> user, boolean plain) {
    if (!Bridge.CLUSTERED || !(target instanceof Shared shared)) {
      return Volatiles.FREE;
    }
    if (plain && shared.heddle$state() == 0) {
      return Volatiles.FREE;
    }
    return pinsLocal(shared)
        ? Volatiles.PINNED
        : beginRead(shared, HandledField.of(handle, user), plain);
  }

  /** A local object needs no look at the field, but must not be shared under the access. */
  private static boolean pinsLocal(Shared target) {
    if (target.heddle$state() != 0) {
      return false;
    }
    Volatiles.pin();
    if (target.heddle$state() == 0) {
      return true;
    }
    Volatiles.unpin();
    return false;
  }

  /** Data on the page is read with the cell kept, as elements are ({@link ArrayCells}). */
  private static int beginRead(Shared target, HandledField field, boolean plain) {
    if (!field.onPage()) {
      Volatiles.read(target);
      return Volatiles.FREE;
    }
    if (plain) {
      FieldAccess.read(target);
      return Volatiles.FREE;
    }
    for (int attempt = 0; attempt < Volatiles.READ_ATTEMPTS; attempt++) {
      Volatiles.pin();
      int state = target.heddle$state();
      if ((state & (State.VOLATILE_READ_INVALID | State.READ_INVALID)) == 0) {
        VarHandle.loadLoadFence();
        return Volatiles.PINNED;
      }
      Volatiles.unpin();
      Volatiles.read(target);
      FieldAccess.read(target);
    }
    Bridge.hooks().volatileWriteMiss(target);
    FieldAccess.read(target);
    return Volatiles.HELD;
  }

  public static int beginField(VarHandle handle, Object target, Class<?> user, boolean plain) {
    if (!Bridge.CLUSTERED || !(target instanceof Shared shared)) {
      return Volatiles.FREE;
    }
    return pinsLocal(shared)
        ? Volatiles.PINNED
        : begin(shared, HandledField.of(handle, user), plain);
  }

  private static int begin(Shared target, HandledField field, boolean plain) {
    if (plain && field.onPage() && field != HandledField.UNKNOWN) {
      FieldAccess.write(target);
      return Volatiles.FREE;
    }
    int invalid = State.VOLATILE_WRITE_INVALID | (field.onPage() ? State.WRITE_INVALID : 0);
    Volatiles.pin();
    if ((target.heddle$state() & invalid) == 0) {
      return Volatiles.PINNED;
    }
    Volatiles.unpin(); // nobody waits for a page while pinned: whoever downgrades a cell spins
    Bridge.hooks().volatileWriteMiss(target);
    if (field.onPage()) {
      FieldAccess.write(target);
    }
    return Volatiles.HELD;
  }

  public static void endField(
      VarHandle handle, Object target, Class<?> user, boolean plain, int kept) {
    Volatiles.endWrite(target, kept);
  }

  public static int beginReadStatic(VarHandle handle, Class<?> user, boolean plain) {
    if (!Bridge.CLUSTERED) {
      return Volatiles.FREE;
    }
    HandledField field = HandledField.of(handle, user);
    Class<?> owner = field.staticOwner();
    return owner == null ? Volatiles.FREE : beginReadStatics(owner, field.onPage(), plain);
  }

  private static int beginReadStatics(Class<?> owner, boolean onPage, boolean plain) {
    Hooks hooks = Bridge.hooks();
    if (!onPage) {
      Volatiles.readStatics(owner, hooks.staticState(owner));
      return Volatiles.FREE;
    }
    if (plain) {
      FieldAccess.readStatics(owner, hooks.staticState(owner));
      return Volatiles.FREE;
    }
    for (int attempt = 0; attempt < Volatiles.READ_ATTEMPTS; attempt++) {
      Volatiles.pin();
      int state = hooks.staticState(owner);
      if ((state & (State.VOLATILE_READ_INVALID | State.READ_INVALID)) == 0) {
        VarHandle.loadLoadFence();
        return Volatiles.PINNED;
      }
      Volatiles.unpin();
      Volatiles.readStatics(owner, state);
      FieldAccess.readStatics(owner, hooks.staticState(owner));
    }
    hooks.volatileWriteMiss(owner);
    FieldAccess.readStatics(owner, hooks.staticState(owner));
    return Volatiles.HELD;
  }

  public static int beginStatic(VarHandle handle, Class<?> user, boolean plain) {
    if (!Bridge.CLUSTERED) {
      return Volatiles.FREE;
    }
    HandledField field = HandledField.of(handle, user);
    Class<?> owner = field.staticOwner();
    return owner == null ? Volatiles.FREE : beginStatics(owner, field.onPage(), plain);
  }

  private static int beginStatics(Class<?> owner, boolean onPage, boolean plain) {
    Hooks hooks = Bridge.hooks();
    if (plain && onPage) {
      FieldAccess.writeStatics(owner, hooks.staticState(owner));
      return Volatiles.FREE;
    }
    int invalid = State.VOLATILE_WRITE_INVALID | (onPage ? State.WRITE_INVALID : 0);
    Volatiles.pin();
    if ((hooks.staticState(owner) & invalid) == 0) {
      return Volatiles.PINNED;
    }
    Volatiles.unpin();
    hooks.volatileWriteMiss(owner);
    if (onPage) {
      FieldAccess.writeStatics(owner, hooks.staticState(owner));
    }
    return Volatiles.HELD;
  }

  public static void endStatic(VarHandle handle, Class<?> user, boolean plain, int kept) {
    Volatiles.endWrite(
        kept == Volatiles.HELD ? HandledField.of(handle, user).staticOwner() : null, kept);
  }

  /** {@code array} may be what a view handle views: a byte[] or a ByteBuffer. */
  public static int beginReadElement(VarHandle handle, Object array, int index, boolean plain) {
    Object viewed = viewed(array);
    if (viewed == null) {
      return Volatiles.FREE;
    }
    int first = index + offset(array);
    if (!plain) { // aligned, so that it does not reach into the next chunk
      return ArrayCells.beginRead(viewed, first);
    }
    ArrayAccess.checkRead(viewed, first);
    int last = first + width(handle, viewed) - 1;
    if (last != first && ArrayCells.isElement(viewed, last)) {
      ArrayAccess.checkRead(viewed, last);
    }
    return Volatiles.FREE;
  }

  public static int beginElement(VarHandle handle, Object array, int index, boolean plain) {
    Object viewed = viewed(array);
    if (!Bridge.CLUSTERED || viewed == null) {
      return Volatiles.FREE;
    }
    int first = index + offset(array);
    int last = first + width(handle, viewed) - 1;
    if (!plain) { // aligned, so that it does not reach into the next chunk
      return ArrayCells.beginWrite(viewed, first);
    }
    ArrayAccess.checkWrite(viewed, first);
    if (last != first && ArrayCells.isElement(viewed, last)) {
      ArrayAccess.checkWrite(viewed, last);
    }
    return Volatiles.FREE;
  }

  public static void endElement(
      VarHandle handle, Object array, int index, boolean plain, int kept) {
    if (kept != Volatiles.FREE) {
      ArrayCells.endWrite(viewed(array), index + offset(array), kept);
    }
  }

  /** The array behind a first coordinate; null for none (a MemorySegment, a direct buffer). */
  @SuppressWarnings("ByteBufferBackingArray") // offset() goes with it
  private static Object viewed(Object array) {
    if (array == null || array.getClass().isArray()) {
      return array;
    }
    return array instanceof ByteBuffer buffer && buffer.hasArray() ? buffer.array() : null;
  }

  private static int offset(Object array) {
    return array instanceof ByteBuffer buffer ? buffer.arrayOffset() : 0;
  }

  /** How many elements one access covers: more than one for views of bytes. */
  private static int width(VarHandle handle, Object viewed) {
    if (!(viewed instanceof byte[])) {
      return 1;
    }
    Class<?> type = handle.varType();
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == short.class || type == char.class ? Short.BYTES : 1;
  }

  /** Before {@code Field.set} and its variants. */
  public static int beginSet(Field field, Object target) {
    if (!Bridge.CLUSTERED) {
      return Volatiles.FREE;
    }
    boolean plain = !Modifier.isVolatile(field.getModifiers());
    if (Modifier.isStatic(field.getModifiers())) {
      Class<?> owner = field.getDeclaringClass();
      return !Modifier.isFinal(field.getModifiers()) && HandledField.hasStatics(owner)
          ? beginStatics(owner, plain, plain)
          : Volatiles.FREE;
    }
    if (plain) {
      FieldAccess.checkWrite(target);
      return Volatiles.FREE;
    }
    return field.getDeclaringClass().isInstance(target) && target instanceof Shared
        ? Volatiles.beginWrite(target)
        : Volatiles.FREE;
  }

  public static void endSet(Field field, Object target, int kept) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    Volatiles.endWrite(isStatic ? field.getDeclaringClass() : target, kept);
  }

  /** Before {@code Unsafe.get...(Object, long)} and its variants. */
  public static int beginReadOffset(Object target, long offset) {
    if (!Bridge.CLUSTERED) {
      return Volatiles.FREE;
    }
    if (target instanceof Class<?> owner) {
      return HandledField.hasStatics(owner) ? beginReadStatics(owner, true, false) : Volatiles.FREE;
    }
    if (target instanceof Shared shared) {
      return beginRead(shared, HandledField.UNKNOWN, false);
    }
    if (!isArray(target)) {
      return Volatiles.FREE;
    }
    int last = Bridge.hooks().arrayIndex(target, offset + Long.BYTES - 1); // bytes read as a long
    if (ArrayCells.isElement(target, last)) {
      ArrayAccess.checkRead(target, last);
    }
    return ArrayCells.beginRead(target, Bridge.hooks().arrayIndex(target, offset));
  }

  /** Before stores and read-modify-writes of {@code Unsafe}. */
  public static int beginOffset(Object target, long offset) {
    if (!Bridge.CLUSTERED) {
      return Volatiles.FREE;
    }
    if (target instanceof Class<?> owner) {
      return HandledField.hasStatics(owner) ? beginStatics(owner, true, false) : Volatiles.FREE;
    }
    if (target instanceof Shared shared) {
      return begin(shared, HandledField.UNKNOWN, false);
    }
    return isArray(target)
        ? ArrayCells.beginWrite(target, Bridge.hooks().arrayIndex(target, offset))
        : Volatiles.FREE;
  }

  public static void endOffset(Object target, long offset, int kept) {
    if (isArray(target) && kept != Volatiles.FREE) {
      ArrayCells.endWrite(target, Bridge.hooks().arrayIndex(target, offset), kept);
    } else {
      Volatiles.endWrite(target, kept);
    }
  }

  private static boolean isArray(Object target) {
    return target != null && target.getClass().isArray();
  }
}
