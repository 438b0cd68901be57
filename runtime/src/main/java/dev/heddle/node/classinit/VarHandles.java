package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** Handles of fields, of array elements, and of bytes viewed as something else. */
final class VarHandles implements Recipe {
  /** The JDK's own field of a view, inherited or not. */
  private static final String BIG_ENDIAN = "be";

  @Override
  public boolean handles(Object value) {
    return value instanceof VarHandle handle
        && (isView(handle) || handle.describeConstable().isPresent());
  }

  /** Made by {@code byteArrayViewVarHandle} or {@code byteBufferViewVarHandle}. */
  private static boolean isView(VarHandle handle) {
    return bigEndianOffset(handle) >= 0;
  }

  private static long bigEndianOffset(VarHandle handle) {
    long offset = -1;
    for (Class<?> c = handle.getClass();
        c != VarHandle.class && offset < 0;
        c = c.getSuperclass()) {
      offset = JdkAccess.offset(c, BIG_ENDIAN);
    }
    return offset;
  }

  /**
   * Declaring class, name and type of a field; the array class alone of elements; of a view what it
   * views, as what, and whether it is big-endian.
   */
  @Override
  public Object[] describe(Object value) {
    VarHandle handle = (VarHandle) value;
    List<Class<?>> coordinates = handle.coordinateTypes();
    if (isView(handle)) {
      long offset = bigEndianOffset(handle);
      return new Object[] {
        coordinates.get(0),
        handle.varType().arrayType(),
        JdkAccess.UNSAFE.getBoolean(handle, offset)
      };
    }
    if (coordinates.size() == 2) {
      return new Object[] {coordinates.get(0)};
    }
    VarHandle.VarHandleDesc description = handle.describeConstable().orElseThrow();
    boolean isStatic = coordinates.isEmpty();
    return new Object[] {
      isStatic ? declaring(description).descriptorString() : coordinates.get(0),
      description.constantName(),
      handle.varType(),
      isStatic
    };
  }

  @Override
  public Object make(Class<?> owner, Object[] parts) throws ReflectiveOperationException {
    if (parts.length == 1) {
      return MethodHandles.arrayElementVarHandle((Class<?>) parts[0]);
    }
    if (parts.length == 3) {
      ByteOrder order = (Boolean) parts[2] ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      return parts[0] == byte[].class
          ? MethodHandles.byteArrayViewVarHandle((Class<?>) parts[1], order)
          : MethodHandles.byteBufferViewVarHandle((Class<?>) parts[1], order);
    }
    Class<?> type = (Class<?>) parts[2];
    String name = (String) parts[1];
    if (!(Boolean) parts[3]) {
      return JdkAccess.LOOKUP.findVarHandle((Class<?>) parts[0], name, type);
    }
    // As ConstantDesc: later releases narrow the result in ClassDesc, which 17 lacks.
    ConstantDesc declaring = ClassDesc.ofDescriptor((String) parts[0]);
    Class<?> target = (Class<?>) declaring.resolveConstantDesc(JdkAccess.LOOKUP.in(owner));
    return JdkAccess.LOOKUP.findStaticVarHandle(target, name, type);
  }

  /** The first static argument of a field's description. */
  private static ClassDesc declaring(VarHandle.VarHandleDesc description) {
    return (ClassDesc) description.bootstrapArgsList().get(0);
  }
}
