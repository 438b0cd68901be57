package dev.heddle.weave.check;

import dev.heddle.heap.named.JdkNames;
import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.RenamedClasses;
import dev.heddle.weave.model.Substitutions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.stream.Stream;

/**
 * How the classes of the JDK take part: the catalogue of twins and {@link Kinds}, asked for a
 * class. Thread-safe.
 */
public final class JdkSupport {
  /**
   * A constant of these, or of classes below, is made anew on each node by the recipes of {@code
   * node.classinit}.
   */
  private static final List<Class<?>> PER_NODE =
      List.of(
          VarHandle.class,
          AtomicIntegerFieldUpdater.class,
          AtomicLongFieldUpdater.class,
          AtomicReferenceFieldUpdater.class,
          MethodHandles.Lookup.class);

  /** Work on the node that made them, but are refused when another is to see them. */
  private static final List<Class<?>> NODE_BOUND = List.of(ClassLoader.class, ForkJoinTask.class);

  /** Interfaces of these packages are given for objects that woven code can share, as a rule. */
  private static final Set<String> SHARED_INTERFACES =
      Set.of(
          "java/lang",
          "java/lang/annotation",
          "java/util",
          "java/util/concurrent",
          "java/util/concurrent/locks",
          "java/util/function");

  /** Those that work write to memory or are the standard streams: hardly any given one is such. */
  private static final List<Class<?>> SINKS = List.of(OutputStream.class, Writer.class);

  private static final Map<String, Optional<Class<?>>> LOADED = new ConcurrentHashMap<>();

  private JdkSupport() {}

  /** The class of the JDK of that internal name; empty where there is none. */
  static Optional<Class<?>> find(String name) {
    return LOADED.computeIfAbsent(
        name,
        key -> {
          try {
            ClassLoader platform = ClassLoader.getPlatformClassLoader();
            return Optional.of(Class.forName(key.replace('/', '.'), false, platform));
          } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
          }
        });
  }

  /** How instances of exactly this class take part; of an abstract one, those of any below it. */
  public static How of(Class<?> type) {
    String name = nameOf(type);
    if (hasTwin(name)) {
      return How.TWIN;
    }
    Kind kind = Kinds.kindOf(type);
    if (kind == Kind.ENUM || kind == Kind.CLASS || type == PrintStream.class) {
      return How.NAME;
    }
    if (kind != Kind.REFUSED) {
      return switch (kind) {
        case OPAQUE -> How.WHOLE;
        case DELEGATED -> How.DELEGATED;
        default -> How.VALUE;
      };
    }
    if (JdkNames.mayName(type)) {
      return How.NAME;
    }
    if (isPerNode(type) || isUnder(type, NODE_BOUND)) {
      return How.NODE;
    }
    return isMadeBelow(type) ? below(type) : How.REFUSED;
  }

  private static boolean isMadeBelow(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers())
        || Stream.of(type.getDeclaredConstructors())
            .noneMatch(made -> (made.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0);
  }

  /** Whether woven code makes something else of its own. */
  static boolean hasTwin(String name) {
    return Catalogue.twin(name) != null
        || Substitutions.instance(name) != null
        || RenamedClasses.isRenamed(name);
  }

  /** What is known where only the declared type is: interfaces hide much. */
  static How ofGiven(Class<?> type) {
    if (type.isInterface() && Kinds.kindOf(type) == Kind.REFUSED) {
      String packageName = type.getPackageName().replace('.', '/');
      return SHARED_INTERFACES.contains(packageName) ? How.TWIN : below(type);
    }
    How how = of(type);
    return how == How.REFUSED ? below(type) : how;
  }

  /** The best that a class below can do; {@link #SINKS} count for themselves only. */
  private static How below(Class<?> type) {
    if (type == Record.class) {
      return How.VALUE;
    }
    for (Class<?> other : PublicClasses.withHidden()) {
      if (type != other
          && type.isAssignableFrom(other)
          && !isUnder(other, SINKS)
          && !Modifier.isAbstract(other.getModifiers())) {
        How how = of(other);
        if (how.isShared()) {
          return how;
        }
      }
    }
    return How.REFUSED;
  }

  /** Whether a static final that holds one is made anew on each node. */
  static boolean isPerNode(Class<?> type) {
    return isUnder(type, PER_NODE);
  }

  private static boolean isUnder(Class<?> type, List<Class<?>> above) {
    return above.stream().anyMatch(other -> other.isAssignableFrom(type));
  }

  private static String nameOf(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
