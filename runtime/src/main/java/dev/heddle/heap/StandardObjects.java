package dev.heddle.heap;

import dev.heddle.heap.share.NamedObjects;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The standard streams and class loaders as they are when asked, and the JDK's empty optionals, of
 * which there is one; others can be added.
 */
public final class StandardObjects implements NamedObjects {
  private static final Map<Class<?>, Object> EMPTY =
      Map.of(
          Optional.class, Optional.empty(),
          OptionalDouble.class, OptionalDouble.empty(),
          OptionalInt.class, OptionalInt.empty(),
          OptionalLong.class, OptionalLong.empty());

  private final Map<String, Object> added = new HashMap<>();

  /** Adds an object under the name it has on every node; before the first message. */
  public StandardObjects with(String name, Object object) {
    added.put(name, object);
    return this;
  }

  @Override
  public String nameOf(Object object) {
    if (object == System.out) {
      return "System.out";
    } else if (object == System.err) {
      return "System.err";
    } else if (object == System.in) {
      return "System.in";
    } else if (object == ClassLoader.getSystemClassLoader()) {
      return "loader.system";
    } else if (object == ClassLoader.getPlatformClassLoader()) {
      return "loader.platform";
    } else if (object == EMPTY.get(object.getClass())) {
      return object.getClass().getName();
    }
    for (Map.Entry<String, Object> entry : added.entrySet()) {
      if (entry.getValue() == object) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static Object empty(String className) {
    for (Map.Entry<Class<?>, Object> entry : EMPTY.entrySet()) {
      if (entry.getKey().getName().equals(className)) {
        return entry.getValue();
      }
    }
    return null;
  }

  @Override
  public Object byName(String name) {
    return switch (name) {
      case "System.out" -> System.out;
      case "System.err" -> System.err;
      case "System.in" -> System.in;
      case "loader.system" -> ClassLoader.getSystemClassLoader();
      case "loader.platform" -> ClassLoader.getPlatformClassLoader();
      default -> name.startsWith("java.util.Optional") ? empty(name) : added.get(name);
    };
  }
}
