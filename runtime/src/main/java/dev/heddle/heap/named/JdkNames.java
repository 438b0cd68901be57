package dev.heddle.heap.named;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of JDK objects: the way of naming, a colon, and what that way says. */
public final class JdkNames {
  private static final String CONSTANT = "constant";
  private static final String COLLECTOR = "collector";

  private static final Map<String, Naming> WAYS = ways();

  /** The way of each class, its key in {@link #WAYS}; empty where there is none. */
  private static final ClassValue<String> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return way(type);
        }
      };

  private JdkNames() {}

  private static Map<String, Naming> ways() {
    Map<String, Naming> ways = new LinkedHashMap<>();
    ways.put(CONSTANT, new Constants());
    ways.put("weekField", new WeekFieldNames());
    ways.put("logger", new LoggerNames());
    ways.put("threadGroup", new ThreadGroupNames());
    ways.put(COLLECTOR, new CollectorNames());
    return ways;
  }

  private static String way(Class<?> type) {
    if (Constants.mayHold(type)) {
      return CONSTANT;
    }
    if (type.getName().startsWith(CollectorNames.LAMBDAS)) {
      return COLLECTOR;
    }
    return switch (type.getName()) {
      case WeekFieldNames.CLASS -> "weekField";
      case ThreadGroupNames.CLASS -> "threadGroup";
      case LoggerNames.CLASS, LoggerNames.ROOT -> "logger";
      default -> "";
    };
  }

  /**
   * Whether objects of exactly this class can have a name; one that was never published may not.
   */
  public static boolean mayName(Class<?> type) {
    return !BY_CLASS.get(type).isEmpty();
  }

  /** The name of the object, the same on every node; null for one that has none. */
  public static String nameOf(Object object) {
    String way = BY_CLASS.get(object.getClass());
    if (way.isEmpty()) {
      return null;
    }
    String name = WAYS.get(way).nameOf(object);
    return name == null ? null : way + ':' + name;
  }

  /** This node's object of a name that another node gave; null where it is not such a name. */
  public static Object byName(String name) {
    int colon = name.indexOf(':');
    Naming way = colon < 0 ? null : WAYS.get(name.substring(0, colon));
    return way == null ? null : way.byName(name.substring(colon + 1));
  }
}
