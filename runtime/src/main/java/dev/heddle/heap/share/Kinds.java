package dev.heddle.heap.share;

import dev.heddle.bridge.NodeBound;
import dev.heddle.bridge.Shared;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.opaque.DelegatedClasses;
import dev.heddle.heap.opaque.OpaqueClasses;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;

/** The kind of each class, and why a class is refused. */
public final class Kinds {
  private static final String BRIDGE = "dev.heddle.bridge.";
  private static final String TWINS = "dev.heddle.jdk.";

  /** In the names of twins that are copies of JDK classes. */
  private static final String COPIES = "$Heddle";

  /** JDK classes shipped as {@code LeafCodec} knows; {@code java.time} besides. */
  private static final Set<String> SERIALIZED =
      Set.of(
          "java.io.File",
          "java.lang.StackTraceElement",
          "java.lang.String$CaseInsensitiveComparator",
          "java.math.MathContext",
          "java.net.Inet4Address",
          "java.net.Inet6Address",
          "java.net.InetSocketAddress",
          "java.net.URI",
          "java.net.UnixDomainSocketAddress",
          "java.net.URL",
          "java.security.SecureRandom",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$EmptySet",
          "java.util.Collections$ReverseComparator",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.PropertyResourceBundle",
          "java.util.UUID",
          "java.util.logging.Level",
          "java.util.regex.Pattern");

  /** Immutable JDK classes whose fields are their value, on 17 and 25 alike. */
  private static final Set<String> BY_FIELDS =
      Set.of(
          "java.util.AbstractMap$SimpleImmutableEntry",
          "java.util.Collections$ReverseComparator2",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonMap",
          "java.util.Collections$SingletonSet",
          "java.util.Comparators$NullComparator",
          "java.util.KeyValueHolder",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.stream.Collectors$Partition");

  /** Wrappers around a collection, which is shared by itself. */
  private static final String CHECKED = "java.util.Collections$Checked";

  /** JDK classes that a call makes an instance of. */
  private static final Set<String> MADE =
      Set.of(
          "java.lang.InheritableThreadLocal",
          "java.lang.ThreadLocal",
          "java.lang.ThreadLocal$SuppliedThreadLocal",
          "java.lang.reflect.Constructor",
          "java.lang.reflect.Field",
          "java.lang.reflect.Method",
          "java.lang.reflect.Parameter");

  /**
   * JDK superclasses whose own fields are caches or fail-fast counters that each node may keep, or
   * the place in the tables of a node's threads.
   */
  private static final Set<String> STATELESS_ENOUGH =
      Set.of(
          "java.lang.InheritableThreadLocal",
          "java.lang.ThreadLocal",
          "java.util.AbstractList",
          "java.util.AbstractMap");

  private static final ClassValue<Kind> KINDS =
      new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return classify(type);
        }
      };

  private Kinds() {}

  public static Kind of(Object value) {
    return KINDS.get(value.getClass());
  }

  /** The kind of the instances of exactly this class. */
  public static Kind kindOf(Class<?> type) {
    return KINDS.get(type);
  }

  /** Whether references to instances of the class can travel; a lambda may still be refused. */
  public static boolean isShareable(Class<?> type) {
    return KINDS.get(type) != Kind.REFUSED;
  }

  /** One of ours, with a state word. */
  public static boolean isWoven(Class<?> type) {
    return Shared.class.isAssignableFrom(type);
  }

  /** A lambda or method reference made by the JDK's own bootstrap. */
  public static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.getName().contains("$$Lambda");
  }

  /** Why the class is {@link Kind#REFUSED}, as the end of a sentence. */
  public static String reason(Class<?> type) {
    if (type.isHidden()) {
      return "a hidden class has no name on another node";
    }
    if (NodeBound.class.isAssignableFrom(type)) {
      return "it stays on the node that made it";
    }
    if (isWoven(type)) {
      return "its superclass "
          + statefulAncestor(type).getName()
          + " keeps state of its own that is not shared";
    }
    return isJdk(type)
        ? "it is a mutable or node-bound class of the JDK"
        : "its class was not woven (heddle.local, or loaded before the agent)";
  }

  private static Kind classify(Class<?> type) {
    if (type.isArray()) {
      return Kind.ARRAY;
    }
    if (type == Class.class) {
      return Kind.CLASS;
    }
    if (type == String.class) {
      return Kind.STRING;
    }
    if (isLambda(type)) {
      return Kind.LAMBDA;
    }
    if (type.isHidden()) {
      return Kind.REFUSED;
    }
    if (Proxy.isProxyClass(type)) {
      return Kind.MADE;
    }
    if (JdkGraphs.contains(type.getName()) && isJdk(type)) {
      return Kind.GRAPH;
    }
    if (type.isRecord()) {
      return Kind.FIELDS;
    }
    if (isWoven(type)) {
      return statefulAncestor(type) == null && !NodeBound.class.isAssignableFrom(type)
          ? Kind.OBJECT
          : Kind.REFUSED;
    }
    return classifyForeign(type);
  }

  private static Kind classifyForeign(Class<?> type) {
    if (Enum.class.isAssignableFrom(type)) {
      return Kind.ENUM;
    }
    if (!isJdk(type)) {
      return Kind.REFUSED;
    }
    if (isBox(type)) {
      return Kind.BOX;
    }
    String name = type.getName();
    if (MADE.contains(name)) {
      return Kind.MADE;
    }
    if (type == Object.class
        || type == BigInteger.class
        || type == BigDecimal.class
        || SERIALIZED.contains(name)
        || (name.startsWith("java.time.") && Serializable.class.isAssignableFrom(type))
        || Charset.class.isAssignableFrom(type)
        || System.Logger.class.isAssignableFrom(type)
        || Path.class.isAssignableFrom(type)) {
      return Kind.LEAF;
    }
    if (Throwable.class.isAssignableFrom(type)) {
      return Kind.THROWABLE;
    }
    if (OpaqueClasses.contains(type)) {
      return Kind.OPAQUE;
    }
    if (BY_FIELDS.contains(name) || name.startsWith(CHECKED)) {
      return Kind.FIELDS;
    }
    if (name.startsWith("java.util.ImmutableCollections$")) {
      return Kind.CONTAINER;
    }
    return DelegatedClasses.contains(type) ? Kind.DELEGATED : Kind.REFUSED;
  }

  private static boolean isBox(Class<?> type) {
    return type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Float.class
        || type == Boolean.class
        || type == Character.class
        || type == Byte.class
        || type == Short.class;
  }

  static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return (loader == null || loader == ClassLoader.getPlatformClassLoader())
        && !type.getName().startsWith(BRIDGE)
        && !isTwin(type);
  }

  /** A twin of a JDK class, or one of the classes that twins are made of. */
  public static boolean isTwin(Class<?> type) {
    return type.getName().startsWith(TWINS) || isCopy(type);
  }

  /** A twin that is a copy of a JDK class; it has no constants of its own. */
  public static boolean isCopy(Class<?> type) {
    return type.getName().startsWith("java.util.") && type.getName().contains(COPIES);
  }

  /**
   * The JDK superclass whose fields no one keeps coherent, or null. Enum and Throwable have
   * creation parts; the bridge's own subclasses of JDK classes see to their superclass themselves.
   */
  private static Class<?> statefulAncestor(Class<?> type) {
    Class<?> topmost = Layouts.topmost(type);
    if (topmost.getName().startsWith(BRIDGE) || isTwin(topmost)) {
      return null;
    }
    return statefulOf(topmost.getSuperclass());
  }

  /**
   * Which of a JDK class and its super classes keeps state that a woven class below would not
   * share; null where none does.
   */
  public static Class<?> statefulOf(Class<?> jdkClass) {
    for (Class<?> c = jdkClass; c != null; c = c.getSuperclass()) {
      if (c == Enum.class || c == Throwable.class) {
        return null;
      }
      if (hasInstanceFields(c)
          && !STATELESS_ENOUGH.contains(c.getName())
          && !Throwable.class.isAssignableFrom(c)) {
        return c;
      }
    }
    return null;
  }

  private static boolean hasInstanceFields(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }
}
