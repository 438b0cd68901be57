package dev.heddle.heap;

import dev.heddle.heap.raw.Trusted;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Twins of collections that the JDK's own code has made and nobody knows yet, as an object stream
 * does: a collection of the JDK's class could not be shared.
 */
final class Adoption {
  private static final String PACKAGE = "java.util.";
  private static final String TWIN = "$Heddle";

  /** Those that a stream writes for a twin, see {@code weave.jdk.copy.Serialized}. */
  private static final Set<String> CLASSES =
      Set.of(
          "ArrayDeque",
          "ArrayList",
          "HashMap",
          "HashSet",
          "Hashtable",
          "IdentityHashMap",
          "LinkedHashMap",
          "LinkedHashSet",
          "LinkedList",
          "PriorityQueue",
          "TreeMap",
          "TreeSet",
          "Vector");

  /** Parameters of constructors that copy all there is, the most telling first. */
  private static final List<Class<?>> COPIED =
      List.of(SortedMap.class, SortedSet.class, Map.class, Collection.class);

  private final ClassValue<MethodHandle> makers;

  Adoption(ClassResolver resolver) {
    makers =
        new ClassValue<>() {
          @Override
          protected MethodHandle computeValue(Class<?> type) {
            return maker(type, resolver);
          }
        };
  }

  /** The twin, or the object itself where it is none of these. */
  Object adopt(Object made) {
    Class<?> type = made.getClass();
    if (type.getClassLoader() != null || !(made instanceof Collection || made instanceof Map)) {
      return made;
    }
    MethodHandle maker = makers.get(type);
    try {
      if (maker != null && made instanceof PriorityQueue<?> queue) {
        return queue(maker, queue);
      }
      return maker == null ? made : (Object) maker.invoke(made);
    } catch (Throwable e) {
      throw new IllegalStateException("no twin of a " + type.getName(), e);
    }
  }

  /**
   * The copying constructor reads the fields of a twin. Added in their order, all stay in place.
   */
  @SuppressWarnings("unchecked") // what is in the one may be in the other
  private static Object queue(MethodHandle maker, PriorityQueue<?> made) throws Throwable {
    PriorityQueue<Object> twin = (PriorityQueue<Object>) maker.invoke((Object) made.comparator());
    twin.addAll(made);
    return twin;
  }

  private static MethodHandle maker(Class<?> type, ClassResolver resolver) {
    String name = type.getName();
    if (!name.startsWith(PACKAGE) || !CLASSES.contains(name.substring(PACKAGE.length()))) {
      return null;
    }
    try {
      Class<?> twin = resolver.resolve(name + TWIN);
      if (type == PriorityQueue.class) {
        return Trusted.constructor(twin, Comparator.class);
      }
      for (Class<?> parameter : COPIED) {
        if (parameter.isAssignableFrom(type) && hasConstructor(twin, parameter)) {
          return Trusted.constructor(twin, parameter);
        }
      }
      throw new IllegalStateException("a twin of " + name + " cannot be made from one");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no twin of " + name, e);
    }
  }

  private static boolean hasConstructor(Class<?> twin, Class<?> parameter) {
    return Arrays.stream(twin.getDeclaredConstructors())
        .anyMatch(made -> Arrays.equals(made.getParameterTypes(), new Class<?>[] {parameter}));
  }
}
