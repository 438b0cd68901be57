package dev.heddle.heap;

import dev.heddle.heap.named.JdkNames;
import dev.heddle.heap.share.NamedObjects;
import java.util.HashMap;
import java.util.Map;

/**
 * The standard streams and class loaders as they are when asked, and what {@link JdkNames} names;
 * others can be added.
 */
public final class StandardObjects implements NamedObjects {
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
    }
    for (Map.Entry<String, Object> entry : added.entrySet()) {
      if (entry.getValue() == object) {
        return entry.getKey();
      }
    }
    return JdkNames.nameOf(object);
  }

  @Override
  public Object byName(String name) {
    return switch (name) {
      case "System.out" -> System.out;
      case "System.err" -> System.err;
      case "System.in" -> System.in;
      case "loader.system" -> ClassLoader.getSystemClassLoader();
      case "loader.platform" -> ClassLoader.getPlatformClassLoader();
      default -> {
        Object found = added.get(name);
        yield found == null ? JdkNames.byName(name) : found;
      }
    };
  }
}
