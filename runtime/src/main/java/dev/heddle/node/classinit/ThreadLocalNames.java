package dev.heddle.node.classinit;

import dev.heddle.node.service.ValueCodec;
import dev.heddle.node.threads.Inheritance;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Thread-locals by the static final field of a woven class that holds them. */
public final class ThreadLocalNames implements Inheritance.Names {
  private final ClassInitService classes;
  private final ValueCodec codec;
  private final ClassLoader applicationLoader;

  public ThreadLocalNames(
      ClassInitService classes, ValueCodec codec, ClassLoader applicationLoader) {
    this.classes = classes;
    this.codec = codec;
    this.applicationLoader = applicationLoader;
  }

  @Override
  public String[] nameOf(ThreadLocal<?> local) {
    for (Class<?> owner : classes.known()) {
      for (Field field : owner.getDeclaredFields()) {
        if (canHold(field) && StaticFinals.value(field) == local) {
          return new String[] {owner.getName(), field.getName()};
        }
      }
    }
    return null;
  }

  private static boolean canHold(Field field) {
    int flags = field.getModifiers();
    return Modifier.isStatic(flags)
        && Modifier.isFinal(flags)
        && ThreadLocal.class.isAssignableFrom(field.getType());
  }

  /** Initialises the class where it was not used here yet. */
  @Override
  public ThreadLocal<?> byName(String className, String fieldName) {
    try {
      Class<?> owner = Class.forName(className, true, applicationLoader);
      return (ThreadLocal<?>) StaticFinals.value(owner.getDeclaredField(fieldName));
    } catch (ClassNotFoundException | NoSuchFieldException e) {
      return null;
    }
  }

  @Override
  public boolean isShareable(Object value) {
    try {
      codec.encode(value);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
