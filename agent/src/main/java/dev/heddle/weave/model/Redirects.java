package dev.heddle.weave.model;

import dev.heddle.weave.model.Redirect.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The table of JDK methods whose calls are redirected. A static method has no receiver. */
public final class Redirects {
  private static final String OBJECT = "java/lang/Object";
  private static final String THREAD_GROUP = "java/lang/ThreadGroup";
  private static final String THREAD = "java/lang/Thread";
  private static final String CLASS = "java/lang/Class";
  private static final String FIELD = "java/lang/reflect/Field";

  /** The bridge method that throws. */
  private static final String REFUSE = "refuse";

  private static final String ARRAY = "java/lang/reflect/Array";

  private static final Set<String> THREAD_METHODS =
      Set.of(
          "currentThread",
          "activeCount",
          "start",
          "interrupt",
          "isInterrupted",
          "interrupted",
          "getState",
          "getStackTrace",
          "isAlive",
          "join",
          "setName",
          "getName",
          "setDaemon",
          "isDaemon",
          "isVirtual",
          "setPriority",
          "getPriority",
          "getId",
          "threadId",
          "getThreadGroup",
          "getUncaughtExceptionHandler",
          "setUncaughtExceptionHandler",
          "setDefaultUncaughtExceptionHandler",
          "getDefaultUncaughtExceptionHandler",
          "yield",
          "onSpinWait",
          "sleep");

  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "wait ()V",
          "wait (J)V",
          "wait (JI)V",
          "notify ()V",
          "notifyAll ()V",
          "getClass ()Ljava/lang/Class;");

  /** The sorts of {@code java.util.Arrays} that call the program back. */
  private static final Set<String> SORTS_OBJECTS =
      Set.of(
          "sort([Ljava/lang/Object;)V",
          "sort([Ljava/lang/Object;II)V",
          "sort([Ljava/lang/Object;Ljava/util/Comparator;)V",
          "sort([Ljava/lang/Object;IILjava/util/Comparator;)V",
          "parallelSort([Ljava/lang/Comparable;)V",
          "parallelSort([Ljava/lang/Comparable;II)V",
          "parallelSort([Ljava/lang/Object;Ljava/util/Comparator;)V",
          "parallelSort([Ljava/lang/Object;IILjava/util/Comparator;)V");

  private static final List<String> UPDATES =
      List.of(
          "get",
          "set",
          "lazySet",
          "compareAndSet",
          "weakCompareAndSet",
          "getAndSet",
          "getAndAdd",
          "addAndGet",
          "getAndIncrement",
          "getAndDecrement",
          "incrementAndGet",
          "decrementAndGet",
          "getAndUpdate",
          "updateAndGet",
          "getAndAccumulate",
          "accumulateAndGet");

  private static final Map<String, Redirect> EXACT = new HashMap<>();

  static {
    instead(
        Bridge.SYSTEM_OPS,
        "java/lang/System",
        "exit",
        "setProperties",
        "setIn",
        "setOut",
        "setErr",
        "identityHashCode");
    instead(
        Bridge.SYSTEM_OPS,
        "java/lang/Runtime",
        "exit",
        "halt",
        "addShutdownHook",
        "removeShutdownHook",
        "availableProcessors");
    entry(Kind.BEFORE, Bridge.IDENTITY_HASH, OBJECT, "hashCode", "before");
    instead(
        Bridge.THREAD_OPS,
        "java/util/concurrent/locks/LockSupport",
        "park",
        "parkNanos",
        "parkUntil",
        "unpark");
    instead(Bridge.THREAD_OPS, "java/util/concurrent/TimeUnit", "sleep");
    instead(Bridge.ARRAY_OPS, "java/lang/System", "arraycopy");
    instead(Bridge.ARRAY_OPS, "java/util/Arrays", "deepToString", "deepEquals", "deepHashCode");
    instead(Bridge.ARRAY_OPS, "java/util/Objects", "deepEquals");
    instead(Bridge.ARRAY_CALLBACKS, "java/util/Arrays", "setAll", "parallelSetAll");
    instead(Bridge.ARRAY_CALLBACKS, "java/util/Arrays", "parallelPrefix");
    instead(Bridge.ARRAY_CALLBACKS, "java/util/Collections", "addAll");
    instead(Bridge.LOGGER_OPS, "java/util/logging/Logger", "setLevel", "setUseParentHandlers");
    for (String type :
        new String[] {"", "Boolean", "Byte", "Char", "Short", "Int", "Long", "Float", "Double"}) {
      instead(Bridge.REFLECT_OPS, ARRAY, "get" + type, "set" + type);
      entry(Kind.BEFORE, Bridge.REFLECT_OPS, FIELD, "get" + type, "beforeGet");
    }
    entry(Kind.BEFORE, Bridge.REFLECT_OPS, "java/lang/reflect/Method", "invoke", "beforeInvoke");
    for (String members :
        new String[] {
          "getInterfaces",
          "getFields",
          "getDeclaredFields",
          "getMethods",
          "getDeclaredMethods",
          "getConstructors",
          "getDeclaredConstructors"
        }) {
      entry(Kind.AFTER, Bridge.REFLECT_OPS, CLASS, members, "visible");
    }
    entry(Kind.AFTER, Bridge.REFLECT_OPS, CLASS, "getSuperclass", "visibleClass");
    String lookup = "java/lang/invoke/MethodHandles$Lookup";
    String handles = "java/lang/invoke/MethodHandles";
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "findGetter", "getter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "findSetter", "setter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "findStaticGetter", "getter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "findStaticSetter", "setter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "unreflectGetter", "getter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, lookup, "unreflectSetter", "setter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, handles, "arrayElementGetter", "elementGetter");
    entry(Kind.WRAP, Bridge.ACCESSOR_OPS, handles, "arrayElementSetter", "elementSetter");
    String handle = "java/lang/invoke/VarHandle";
    entry(Kind.BEFORE, Bridge.ACCESSOR_OPS, handle, "toMethodHandle", REFUSE);
    entry(Kind.BEFORE, Bridge.ACCESSOR_OPS, handles, "varHandleInvoker", REFUSE);
    entry(Kind.BEFORE, Bridge.ACCESSOR_OPS, handles, "varHandleExactInvoker", REFUSE);
    instead(Bridge.ACCESSOR_OPS, handle, "fullFence");
    for (String type : new String[] {"Integer", "Long", "Reference"}) {
      for (String operation : UPDATES) {
        String updater = "java/util/concurrent/atomic/Atomic" + type + "FieldUpdater";
        instead(Bridge.UPDATER_OPS, updater, operation);
      }
    }
  }

  private Redirects() {}

  private static void instead(String bridge, String owner, String... names) {
    for (String name : names) {
      entry(Kind.INSTEAD, bridge, owner, name, name);
    }
  }

  private static void entry(
      Kind kind, String bridge, String owner, String name, String bridgeName) {
    EXACT.put(owner + '.' + name, new Redirect(kind, bridge, bridgeName));
  }

  /** Whether calls of the method end a run of several nodes. */
  public static boolean isRefused(String owner, String name) {
    Redirect exact = EXACT.get(owner + '.' + name);
    return exact != null && exact.name().equals(REFUSE);
  }

  /** What becomes of a call that names this owner; empty where it stays. */
  public static Optional<Redirect> find(
      ClassHierarchy hierarchy, String owner, String name, String descriptor) {
    if (OBJECT_METHODS.contains(ClassInfo.key(name, descriptor))) {
      return Optional.of(new Redirect(Kind.INSTEAD, Bridge.OBJECT_OPS, name));
    }
    Redirect exact = EXACT.get(owner + '.' + name);
    if (exact == null
        && owner.equals("java/util/Arrays")
        && SORTS_OBJECTS.contains(name + descriptor)) {
      return Optional.of(new Redirect(Kind.INSTEAD, Bridge.ARRAY_CALLBACKS, name));
    }
    if (exact != null) {
      return applies(owner, descriptor) ? Optional.of(exact) : Optional.empty();
    }
    if (THREAD_METHODS.contains(name) && meansThreads(hierarchy, owner, name, descriptor)) {
      return Optional.of(new Redirect(Kind.INSTEAD, Bridge.THREAD_OPS, name));
    }
    boolean countsGroup = name.equals("activeCount") && descriptor.equals("()I");
    if (countsGroup && hierarchy.isSubtype(owner, THREAD_GROUP)) {
      return Optional.of(new Redirect(Kind.INSTEAD, Bridge.GROUP_OPS, name));
    }
    return Optional.empty();
  }

  /** {@code Class.getField(String)} and the like are other methods of a listed name. */
  private static boolean applies(String owner, String descriptor) {
    return !owner.equals(CLASS) || descriptor.startsWith("()");
  }

  /**
   * Whether the method is Thread's: not one of that name that a class below declares. Overriding is
   * no matter, the bridge calls what may be overridden virtually.
   */
  private static boolean meansThreads(
      ClassHierarchy hierarchy, String owner, String name, String descriptor) {
    if (owner.startsWith("[")) {
      return false;
    }
    String key = ClassInfo.key(name, descriptor);
    for (String type : hierarchy.superChain(owner)) {
      boolean declared =
          hierarchy.find(type).map(info -> info.methods().containsKey(key)).orElse(false);
      if (type.equals(THREAD)) {
        return declared;
      }
      if (declared && isStatic(hierarchy, type, key)) {
        return false;
      }
      if (type.equals(OBJECT)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isStatic(ClassHierarchy hierarchy, String type, String key) {
    int access = hierarchy.find(type).map(info -> info.methods().get(key)).orElse(0);
    return (access & Opcodes.ACC_STATIC) != 0;
  }
}
