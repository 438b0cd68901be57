package dev.heddle.heap.codec;

import dev.heddle.bridge.ReplicaMarker;
import dev.heddle.bridge.SharedRandom;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.raw.ClassInitOrder;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.raw.Trusted;
import dev.heddle.heap.share.Kinds;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Makes instances without running application constructors: through the injected constructor where
 * the JDK part of the object needs one, else by allocation: a twin uses nothing of its super class.
 * Initialises the class, its super classes first.
 */
final class ReplicaFactory {
  private static final ClassValue<MethodHandle> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          ClassInitOrder.initialise(type);
          if (!Kinds.isWoven(type)
              || callsApplicationCode(type)
              || Kinds.isTwin(Layouts.topmost(type))) {
            return null;
          }
          try {
            MethodHandle constructor = Trusted.constructor(type, ReplicaMarker.class);
            return constructor.asType(MethodType.methodType(Object.class, ReplicaMarker.class));
          } catch (NoSuchMethodException e) {
            return null;
          }
        }
      };

  private ReplicaFactory() {}

  /** The constructor of Random calls setSeed; a SharedRandom does without the fields it sets. */
  private static boolean callsApplicationCode(Class<?> type) {
    if (!SharedRandom.class.isAssignableFrom(type)) {
      return false;
    }
    for (Class<?> c = type; c != SharedRandom.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals("setSeed")) {
          return true;
        }
      }
    }
    return false;
  }

  /** One without constructors at all, of a class that is not woven. */
  static Object allocate(Class<?> type) {
    ClassInitOrder.initialise(type);
    return Raw.allocate(type);
  }

  static Object create(Class<?> type) {
    MethodHandle constructor = CONSTRUCTORS.get(type);
    if (constructor == null) {
      return Raw.allocate(type);
    }
    try {
      return (Object) constructor.invokeExact((ReplicaMarker) null);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a replica of " + type.getName(), e);
    }
  }
}
