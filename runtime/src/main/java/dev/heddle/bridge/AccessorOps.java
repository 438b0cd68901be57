package dev.heddle.bridge;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Method handles on fields and elements get the check built in, where they are looked up: nobody
 * can tell where they will be called.
 */
public final class AccessorOps {
  private static final MethodHandle READ = checker("read", Object.class, Object.class);
  private static final MethodHandle READ_CELL = checker("readCell", Object.class, Object.class);
  private static final MethodHandle WRITE = checker("write", Object.class, Object.class);
  private static final MethodHandle READ_STATIC = checker("readStatic", void.class, Field.class);
  private static final MethodHandle STORE =
      checker("store", void.class, MethodHandle.class, Field.class, Object.class, Object.class);
  private static final MethodHandle STORE_STATIC =
      checker("storeStatic", void.class, MethodHandle.class, Field.class, Object.class);
  private static final MethodHandle READ_ELEMENT =
      checker("readElement", void.class, Object.class, int.class);
  private static final MethodHandle WRITE_ELEMENT =
      checker("writeElement", void.class, Object.class, int.class);

  private AccessorOps() {}

  private static MethodHandle checker(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(AccessorOps.class, name, methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** What {@code Lookup.findGetter} or {@code findStaticGetter} found. */
  public static MethodHandle getter(
      MethodHandle found, MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
    return getter(found, lookup, HandledField.find(owner, name, type));
  }

  /** What {@code Lookup.unreflectGetter} found. */
  public static MethodHandle getter(MethodHandle found, MethodHandles.Lookup lookup, Field field) {
    if (!isChecked(field)) {
      return found;
    }
    if (Modifier.isStatic(field.getModifiers())) {
      return MethodHandles.foldArguments(found, READ_STATIC.bindTo(field));
    }
    return filterTarget(found, isVolatile(field) ? READ_CELL : READ);
  }

  /** What {@code Lookup.findSetter} or {@code findStaticSetter} found. */
  public static MethodHandle setter(
      MethodHandle found, MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type) {
    return setter(found, lookup, HandledField.find(owner, name, type));
  }

  /** What {@code Lookup.unreflectSetter} found. */
  public static MethodHandle setter(MethodHandle found, MethodHandles.Lookup lookup, Field field) {
    if (!isChecked(field)) {
      return found;
    }
    if (Modifier.isStatic(field.getModifiers())) {
      MethodHandle generic = found.asType(methodType(void.class, Object.class));
      return MethodHandles.insertArguments(STORE_STATIC, 0, generic, field).asType(found.type());
    }
    if (isVolatile(field)) {
      MethodHandle generic = found.asType(methodType(void.class, Object.class, Object.class));
      return MethodHandles.insertArguments(STORE, 0, generic, field).asType(found.type());
    }
    return filterTarget(found, WRITE);
  }

  private static MethodHandle filterTarget(MethodHandle found, MethodHandle filter) {
    Class<?> target = found.type().parameterType(0);
    return MethodHandles.filterArguments(found, 0, filter.asType(methodType(target, target)));
  }

  public static MethodHandle elementGetter(MethodHandle found, Class<?> array) {
    return foldElement(found, READ_ELEMENT);
  }

  public static MethodHandle elementSetter(MethodHandle found, Class<?> array) {
    return foldElement(found, WRITE_ELEMENT);
  }

  private static MethodHandle foldElement(MethodHandle found, MethodHandle check) {
    MethodType type = found.type();
    return Bridge.CLUSTERED
        ? MethodHandles.foldArguments(
            found, check.asType(methodType(void.class, type.parameterType(0), int.class)))
        : found;
  }

  private static boolean isChecked(Field field) {
    if (!Bridge.CLUSTERED || field == null) {
      return false;
    }
    return Modifier.isStatic(field.getModifiers())
        ? !Modifier.isFinal(field.getModifiers())
            && HandledField.hasStatics(field.getDeclaringClass())
        : Shared.class.isAssignableFrom(field.getDeclaringClass());
  }

  private static boolean isVolatile(Field field) {
    return Modifier.isVolatile(field.getModifiers());
  }

  static Object read(Object target) {
    FieldAccess.checkRead(target);
    return target;
  }

  static Object readCell(Object target) {
    Volatiles.checkRead(target);
    return target;
  }

  static Object write(Object target) {
    FieldAccess.checkWrite(target);
    return target;
  }

  static void readStatic(Field field) {
    ReflectOps.beforeGet(field, null);
  }

  static void store(MethodHandle setter, Field field, Object target, Object value)
      throws Throwable {
    int kept = HandleOps.beginSet(field, target);
    try {
      setter.invokeExact(target, value);
    } finally {
      HandleOps.endSet(field, target, kept);
    }
  }

  static void storeStatic(MethodHandle setter, Field field, Object value) throws Throwable {
    int kept = HandleOps.beginSet(field, null);
    try {
      setter.invokeExact(value);
    } finally {
      HandleOps.endSet(field, null, kept);
    }
  }

  static void readElement(Object array, int index) {
    ArrayAccess.checkRead(array, index);
  }

  static void writeElement(Object array, int index) {
    ArrayAccess.checkWrite(array, index);
  }

  /** {@code VarHandle.fullFence}: release and acquire, as the other spin points. */
  public static void fullFence() {
    VarHandle.fullFence();
    Volatiles.spinPoint();
  }

  /** Before {@code VarHandle.toMethodHandle}: accesses by the result would not be checked. */
  public static void refuse(VarHandle handle, VarHandle.AccessMode mode) {
    refuse("VarHandle.toMethodHandle");
  }

  /** Before {@code MethodHandles.varHandleInvoker} and its like. */
  public static void refuse(VarHandle.AccessMode mode, MethodType type) {
    refuse("MethodHandles.varHandleInvoker");
  }

  private static void refuse(String what) {
    if (Bridge.CLUSTERED) {
      throw new UnsupportedOperationException(
          "heddle: ".concat(what).concat(" is not supported: its accesses would not be checked"));
    }
  }
}
