package dev.heddle.heap.named;

import dev.heddle.heap.raw.Raw;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Objects that are static finals of their own class, or lambdas and anonymous ones that are static
 * finals of the class whose code makes them: programs and the JDK compare them with {@code ==}, as
 * {@code TemporalQueries.zoneId()}.
 */
final class Constants implements Naming {
  private static final String LAMBDA = "$$Lambda";

  /** The classes that have the static finals. */
  private static final Set<String> OWNERS =
      Set.of(
          "java.time.Clock$SystemClock",
          "java.time.format.DateTimeFormatter",
          "java.time.format.DateTimeFormatterBuilder$OffsetIdPrinterParser",
          "java.time.format.DateTimeTextProvider",
          "java.time.format.DecimalStyle",
          "java.time.temporal.TemporalQueries",
          "java.util.Base64$Decoder",
          "java.util.Base64$Encoder",
          "java.util.HexFormat",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong");

  /** The static finals by class. One is asked for its values when there is an instance: all set. */
  private static final ClassValue<Field[]> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> owner) {
          return constants(owner);
        }
      };

  /** Whether objects of the class are looked for; no class is loaded. */
  static boolean mayHold(Class<?> type) {
    return owner(type) != null;
  }

  /** The class that has the static fields, or null. */
  private static Class<?> owner(Class<?> type) {
    if (type.getClassLoader() != null || type.isArray()) {
      return null;
    }
    String name = type.getName();
    if (OWNERS.contains(name)) {
      return type;
    }
    Class<?> host = type.getNestHost();
    boolean isUnnamed = name.contains(LAMBDA) || type.isAnonymousClass();
    return isUnnamed && OWNERS.contains(host.getName()) ? host : null;
  }

  private static Field[] constants(Class<?> owner) {
    List<Field> found = new ArrayList<>();
    for (Field field : owner.getDeclaredFields()) {
      int flags = field.getModifiers();
      if (Modifier.isStatic(flags) && Modifier.isFinal(flags) && !field.getType().isPrimitive()) {
        found.add(field);
      }
    }
    return found.toArray(Field[]::new);
  }

  private static Object value(Field field) {
    return Raw.getReference(Raw.staticBase(field), Raw.staticOffset(field));
  }

  @Override
  public String nameOf(Object object) {
    Class<?> owner = owner(object.getClass());
    for (Field field : CONSTANTS.get(owner)) {
      if (value(field) == object) {
        return owner.getName() + '.' + field.getName();
      }
    }
    return null;
  }

  @Override
  public Object byName(String name) {
    int dot = name.lastIndexOf('.');
    try {
      Class<?> owner = Class.forName(name.substring(0, dot), true, null);
      Field field = owner.getDeclaredField(name.substring(dot + 1));
      return value(field);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the nodes run different JDKs: " + name, e);
    }
  }
}
