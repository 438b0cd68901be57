package dev.heddle.weave.jdk.copy;

import java.util.Map;
import java.util.Set;

/**
 * Names of copied classes. The copy of {@code java/util/X} is {@code java/util/X$Heddle}, that of
 * its nested class {@code N} is {@code java/util/X$Heddle$N}; names are internal.
 */
public final class Copies {
  static final String PACKAGE = "java/util/";
  static final String MARK = "$Heddle";

  /** Calls {@code Object.clone} past what the super class of a copy overrides it with. */
  public static final String CLONER = PACKAGE + "Cloner" + MARK;

  /** Gives the fail-fast counter of lists whose class only the caller's caller knows. */
  static final String MOD_COUNTED = PACKAGE + "AbstractList" + MARK + "$ModCounted";

  /** Super classes with fields of their own, whose nested classes work on any subclass. */
  static final Set<String> GENERAL = names("AbstractList", "AbstractMap", "AbstractSequentialList");

  private static final Set<String> CLASSES =
      names(
          "AbstractList",
          "AbstractMap",
          "AbstractMap$SimpleEntry",
          "AbstractSequentialList",
          "ArrayDeque",
          "ArrayList",
          "BitSet",
          "DoubleSummaryStatistics",
          "EnumMap",
          "EventObject",
          "HashMap",
          "HashSet",
          "Hashtable",
          "IdentityHashMap",
          "IntSummaryStatistics",
          "LinkedHashMap",
          "LinkedHashSet",
          "LinkedList",
          "LongSummaryStatistics",
          "Observable",
          "PriorityQueue",
          "Properties",
          "Stack",
          "TreeMap",
          "TreeSet",
          "Vector");

  /** The nested classes that are public have their own place in the catalogue, or none. */
  private static final Set<String> PUBLIC_NESTED =
      names("AbstractMap$SimpleEntry", "AbstractMap$SimpleImmutableEntry");

  /** Super constructors that allocate less than the one without arguments, or that there is. */
  private static final Map<String, String> CHEAPEST =
      Map.of(
          PACKAGE + "AbstractMap$SimpleEntry", "(Ljava/lang/Object;Ljava/lang/Object;)V",
          PACKAGE + "ArrayDeque", "(I)V",
          PACKAGE + "BitSet", "(I)V",
          PACKAGE + "EnumMap", "(Ljava/lang/Class;)V",
          PACKAGE + "EventObject", "(Ljava/lang/Object;)V",
          PACKAGE + "Hashtable", "(Ljava/lang/Void;)V",
          PACKAGE + "IdentityHashMap", "(I)V",
          PACKAGE + "TreeSet", "(Ljava/util/NavigableMap;)V",
          PACKAGE + "Vector", "(II)V");

  /** Public static methods that make an instance of their class. */
  private static final Map<String, Set<String>> FACTORIES =
      Map.of(
          PACKAGE + "BitSet", Set.of("valueOf"),
          PACKAGE + "HashMap", Set.of("newHashMap"),
          PACKAGE + "HashSet", Set.of("newHashSet"),
          PACKAGE + "LinkedHashMap", Set.of("newLinkedHashMap"),
          PACKAGE + "LinkedHashSet", Set.of("newLinkedHashSet"));

  /** Classes of static methods, of which these are copied with the nested classes they use. */
  private static final Map<String, Set<String>> STATICS =
      Map.of(
          PACKAGE + "Arrays",
          Set.of("asList"),
          PACKAGE + "Collections",
          Set.of(
              "asLifoQueue",
              "eq",
              "list",
              "nCopies",
              "newSequencedSetFromMap",
              "newSetFromMap",
              "synchronizedCollection",
              "synchronizedList",
              "synchronizedMap",
              "synchronizedNavigableMap",
              "synchronizedNavigableSet",
              "synchronizedSet",
              "synchronizedSortedMap",
              "synchronizedSortedSet",
              "unmodifiableCollection",
              "unmodifiableList",
              "unmodifiableMap",
              "unmodifiableNavigableMap",
              "unmodifiableNavigableSet",
              "unmodifiableSequencedCollection",
              "unmodifiableSequencedMap",
              "unmodifiableSequencedSet",
              "unmodifiableSet",
              "unmodifiableSortedMap",
              "unmodifiableSortedSet",
              "zeroLengthArray"));

  /** A class of static methods, all of which are copied; its nested classes and fields are not. */
  private static final String COLLECTORS = PACKAGE + "stream/Collectors";

  /** Classes with final methods that a program can call; a twin has a static one for each. */
  private static final Set<String> WITH_FINAL_METHODS =
      names(
          "DoubleSummaryStatistics",
          "IntSummaryStatistics",
          "LongSummaryStatistics",
          "PriorityQueue");

  private Copies() {}

  private static Set<String> names(String... simpleNames) {
    Set<String> names = new java.util.HashSet<>();
    for (String name : simpleNames) {
      names.add(PACKAGE + name);
    }
    return Set.copyOf(names);
  }

  /** The JDK classes that have a copy. */
  public static Set<String> classes() {
    Set<String> all = new java.util.HashSet<>(CLASSES);
    all.addAll(STATICS.keySet());
    all.add(COLLECTORS);
    return all;
  }

  /** The copy of a JDK class; null where it has none. */
  public static String twin(String jdkClass) {
    return CLASSES.contains(jdkClass) || isStaticOnly(jdkClass) ? jdkClass + MARK : null;
  }

  /** The copy whose static method is called instead; null where the call stays. */
  public static String staticsOwner(String jdkClass, String method) {
    if (jdkClass.equals(COLLECTORS)) {
      return twin(jdkClass);
    }
    Set<String> methods =
        STATICS.getOrDefault(jdkClass, FACTORIES.getOrDefault(jdkClass, Set.of()));
    return methods.contains(method) ? twin(jdkClass) : null;
  }

  /** Whether the twin has a static method for each final method that a program can call. */
  public static boolean hasFinalMethods(String jdkClass) {
    return WITH_FINAL_METHODS.contains(jdkClass);
  }

  /** Those classes. */
  public static Set<String> withFinalMethods() {
    return WITH_FINAL_METHODS;
  }

  /** The name of what a copy has instead of a final method, static and not. */
  public static String ofFinal(String method) {
    return method + "$$";
  }

  /** Whether only static methods of the class are copied. */
  static boolean isStaticOnly(String jdkClass) {
    return STATICS.containsKey(jdkClass) || jdkClass.equals(COLLECTORS);
  }

  /** Whether the class is a copy, nested ones included. */
  public static boolean isCopy(String name) {
    return name.startsWith(PACKAGE) && name.contains(MARK);
  }

  /** Whether the class is a copy that is woven. */
  public static boolean isWoven(String name) {
    return isCopy(name) && !name.equals(CLONER);
  }

  /** Whether the class uses nothing of this super class: properties keep a map of their own. */
  static boolean isSelfSufficient(String jdkClass, String superClass) {
    return jdkClass.equals(PACKAGE + "Properties") && superClass.equals(PACKAGE + "Hashtable");
  }

  /** Descriptor of the super constructor that a copy calls with nothing that matters. */
  static String superConstructor(String jdkClass) {
    return CHEAPEST.getOrDefault(jdkClass, "()V");
  }

  /** The outer class of a nested class that is copied with it; null for all others. */
  static String outer(String name) {
    int dollar = name.indexOf('$');
    return !name.startsWith(PACKAGE)
            || name.startsWith(COLLECTORS)
            || dollar < 0
            || PUBLIC_NESTED.contains(name)
            || isCopy(name)
        ? null
        : name.substring(0, dollar);
  }
}
