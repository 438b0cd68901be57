package dev.heddle.sync;

/** Names objects that are one object on every node without ever having been shared. */
public final class CanonicalNames {
  private CanonicalNames() {}

  /** The name under which every node finds {@code lock}; null for all other objects. */
  public static String of(Object lock) {
    if (lock instanceof Class<?> type) {
      return type.isHidden() ? null : "class " + type.getName();
    }
    if (lock instanceof String text) {
      // A copy: a string that is not interned must not become so by being asked.
      return same(new String(text).intern(), text) ? "string " + text : null;
    }
    if (lock instanceof Enum<?> constant) {
      return "enum " + constant.getDeclaringClass().getName() + " " + constant.name();
    }
    return isCachedBox(lock) ? lock.getClass().getName() + " " + lock : null;
  }

  private static boolean isCachedBox(Object box) {
    if (box instanceof Integer value) {
      return same(box, Integer.valueOf(value.intValue()));
    }
    if (box instanceof Boolean value) {
      return same(box, Boolean.valueOf(value.booleanValue()));
    }
    if (box instanceof Long value) {
      return same(box, Long.valueOf(value.longValue()));
    }
    if (box instanceof Character value) {
      return same(box, Character.valueOf(value.charValue()));
    }
    if (box instanceof Short value) {
      return same(box, Short.valueOf(value.shortValue()));
    }
    return box instanceof Byte value && same(box, Byte.valueOf(value.byteValue()));
  }

  private static boolean same(Object one, Object other) {
    return one == other;
  }
}
