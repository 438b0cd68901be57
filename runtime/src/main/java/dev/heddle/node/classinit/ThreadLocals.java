package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Thread-locals: their values belong to threads, so each node has its own. One of a class of the
 * program's is made by its constructor without parameters (an anonymous class of a static
 * initialiser has it).
 */
final class ThreadLocals implements Recipe {
  private static final Class<?> SUPPLIED = ThreadLocal.withInitial(() -> null).getClass();
  private static final long SUPPLIER = JdkAccess.offset(SUPPLIED, "supplier");

  @Override
  public boolean handles(Object value) {
    return value instanceof ThreadLocal
        && (value.getClass() == SUPPLIED || isMadeWithoutParameters(value.getClass()));
  }

  private static boolean isMadeWithoutParameters(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  @Override
  public Object[] describe(Object value) {
    return value.getClass() == SUPPLIED
        ? new Object[] {null, JdkAccess.UNSAFE.getReference(value, SUPPLIER)}
        : new Object[] {value.getClass()};
  }

  @Override
  public Object make(Class<?> owner, Object[] parts) throws ReflectiveOperationException {
    if (parts[0] == null) {
      return ThreadLocal.withInitial((Supplier<?>) parts[1]);
    }
    MethodType maker = MethodType.methodType(void.class);
    try {
      return JdkAccess.LOOKUP.findConstructor((Class<?>) parts[0], maker).invoke();
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
