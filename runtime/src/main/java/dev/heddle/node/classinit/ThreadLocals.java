package dev.heddle.node.classinit;

import dev.heddle.bridge.Shared;
import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Thread-locals of a class that is not woven, made by its constructor without parameters: their
 * values belong to threads, so each node can have its own. The heap shares the others.
 */
final class ThreadLocals implements Recipe {
  @Override
  public boolean handles(Object value) {
    return value instanceof ThreadLocal
        && !(value instanceof Shared)
        && value.getClass().getClassLoader() != null
        && isMadeWithoutParameters(value.getClass());
  }

  private static boolean isMadeWithoutParameters(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  @Override
  public Object[] describe(Object value) {
    return new Object[] {value.getClass()};
  }

  @Override
  public Object make(Class<?> owner, Object[] parts) throws ReflectiveOperationException {
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
