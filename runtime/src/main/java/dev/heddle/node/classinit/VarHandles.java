package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/** Handles of fields and of array elements. */
final class VarHandles implements Recipe {
  @Override
  public boolean handles(Object value) {
    return value instanceof VarHandle handle && handle.describeConstable().isPresent();
  }

  /** Declaring class, name and type of a field; the array class alone of elements. */
  @Override
  public Object[] describe(Object value) {
    VarHandle handle = (VarHandle) value;
    List<Class<?>> coordinates = handle.coordinateTypes();
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
