package dev.heddle.heap.raw;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Initialises classes from above. The JVM takes the initialisation lock of a class before that of
 * its super class, which is harmless in a program that meets the super class first, as it always
 * does with the constants of an enum that have bodies. A replica can be of any of the two: where
 * the super class's initialiser waits for an instance of the subclass, two threads would hold what
 * the other wants.
 */
public final class ClassInitOrder {
  private ClassInitOrder() {}

  /** What the JVM would initialise for {@code type}, super classes and interfaces before it. */
  public static void initialise(Class<?> type) {
    if (type == null || !Raw.U.shouldBeInitialized(type)) {
      return;
    }
    initialise(type.getSuperclass());
    initialiseInterfaces(type);
    Raw.U.ensureClassInitialized(type);
  }

  private static void initialiseInterfaces(Class<?> type) {
    for (Class<?> next : type.getInterfaces()) {
      if (Raw.U.shouldBeInitialized(next)) {
        initialiseInterfaces(next);
        if (hasDefaultMethods(next)) {
          Raw.U.ensureClassInitialized(next);
        }
      }
    }
  }

  /** An interface without any is not initialised by a class that implements it (JLS 12.4.1). */
  private static boolean hasDefaultMethods(Class<?> type) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if ((method.getModifiers() & (Modifier.ABSTRACT | Modifier.STATIC)) == 0) {
          return true;
        }
      }
      return false;
    } catch (LinkageError e) { // a signature names a class that is missing: left to the JVM
      return false;
    }
  }
}
