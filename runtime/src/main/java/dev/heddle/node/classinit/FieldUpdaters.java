package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** {@code AtomicIntegerFieldUpdater} and its like: by class and field. */
final class FieldUpdaters implements Recipe {
  @Override
  public boolean handles(Object value) {
    return value instanceof AtomicIntegerFieldUpdater
        || value instanceof AtomicLongFieldUpdater
        || value instanceof AtomicReferenceFieldUpdater;
  }

  @Override
  public Object[] describe(Object value) {
    Class<?> type = value.getClass();
    Object target = JdkAccess.UNSAFE.getReference(value, JdkAccess.offset(type, "tclass"));
    long offset = JdkAccess.UNSAFE.getLong(value, JdkAccess.offset(type, "offset"));
    return new Object[] {type, target, field((Class<?>) target, offset).getName()};
  }

  private static Field field(Class<?> target, long offset) {
    for (Field field : target.getDeclaredFields()) {
      int flags = field.getModifiers();
      if (!Modifier.isStatic(flags)
          && Modifier.isVolatile(flags)
          && JdkAccess.UNSAFE.objectFieldOffset(field) == offset) {
        return field;
      }
    }
    throw new IllegalStateException("no field of " + target.getName() + " at " + offset);
  }

  /**
   * By the constructor behind newUpdater, with the class of the field, which may see it, as caller.
   */
  @Override
  public Object make(Class<?> owner, Object[] parts) throws ReflectiveOperationException {
    Class<?> updater = (Class<?>) parts[0];
    Class<?> target = (Class<?>) parts[1];
    String name = (String) parts[2];
    try {
      if (AtomicReferenceFieldUpdater.class.isAssignableFrom(updater)) {
        Class<?> type = target.getDeclaredField(name).getType();
        return maker(updater, Class.class, Class.class, String.class, Class.class)
            .invoke(target, type, name, target);
      }
      return maker(updater, Class.class, String.class, Class.class).invoke(target, name, target);
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle maker(Class<?> updater, Class<?>... parameters)
      throws ReflectiveOperationException {
    MethodType shape = MethodType.methodType(void.class, parameters);
    return JdkAccess.LOOKUP.findConstructor(updater, shape);
  }
}
