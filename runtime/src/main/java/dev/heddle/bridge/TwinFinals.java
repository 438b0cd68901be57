package dev.heddle.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Final methods that are called where no weaving can see it: by the JDK, by reflection or by way of
 * an interface. The JDK's code has read the fields that a twin leaves unused; what it is about to
 * return is replaced by what the twin's own method says.
 */
public final class TwinFinals {
  private static final String TWIN = "$Heddle";
  private static final String OWN = "$$";

  private static final ClassValue<Map<String, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return methods(type);
        }
      };

  private TwinFinals() {}

  public static int result(int result, Object receiver, String name) {
    Method own = method(receiver, name);
    return own == null ? result : (int) call(own, receiver);
  }

  public static long result(long result, Object receiver, String name) {
    Method own = method(receiver, name);
    return own == null ? result : (long) call(own, receiver);
  }

  public static double result(double result, Object receiver, String name) {
    Method own = method(receiver, name);
    return own == null ? result : (double) call(own, receiver);
  }

  public static Object result(Object result, Object receiver, String name) {
    Method own = method(receiver, name);
    return own == null ? result : call(own, receiver);
  }

  private static Method method(Object receiver, String name) {
    return METHODS.get(receiver.getClass()).get(name);
  }

  private static Object call(Method own, Object receiver) {
    try {
      return own.invoke(receiver);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(own.toString(), e);
    }
  }

  /** What the twin that the class is or extends has instead of final methods; empty for others. */
  private static Map<String, Method> methods(Class<?> type) {
    Class<?> twin = type;
    while (twin != null && !(twin.getClassLoader() == null && twin.getName().endsWith(TWIN))) {
      twin = twin.getSuperclass();
    }
    Map<String, Method> methods = new HashMap<>();
    if (twin != null) {
      for (Method method : twin.getMethods()) {
        String name = method.getName();
        boolean isOwn = name.endsWith(OWN) && method.getParameterCount() == 0;
        if (isOwn && !Modifier.isStatic(method.getModifiers())) {
          methods.put(name.substring(0, name.length() - OWN.length()), method);
        }
      }
    }
    return methods;
  }
}
