package dev.heddle.weave.jdk;

import dev.heddle.weave.jdk.copy.Copies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which classes of the JDK have a twin class, and where their static methods are found. Names are
 * internal, with slashes.
 */
public final class Catalogue {
  /** Twins written by hand, woven and defined when they are first met. */
  public static final String WRITTEN = "dev/heddle/jdk/";

  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String ATOMIC = CONCURRENT + "atomic/";
  private static final String REFERENCES = "java/lang/ref/";
  private static final String ATOMICS = WRITTEN + "atomics/";
  private static final String EXECUTORS = WRITTEN + "executors/";
  private static final String LOCKS = WRITTEN + "locks/";
  private static final String QUEUES = WRITTEN + "queues/";
  private static final String MAPS = WRITTEN + "maps/";

  /** JDK class to twin class. */
  private static final Map<String, String> TWINS = new HashMap<>();

  /** JDK class to the class that has its static methods, all or the named ones. */
  private static final Map<String, Statics> STATICS = new HashMap<>();

  /** JDK classes with final methods; the twin has a static method of the same name for each. */
  private static final Set<String> WITH_FINAL_METHODS = new HashSet<>();

  private record Statics(String owner, Set<String> names) {}

  static {
    twins(
        EXECUTORS,
        "AbstractExecutorService",
        "CompletableFuture",
        "ExecutorCompletionService",
        "ForkJoinPool",
        "FutureTask",
        "ScheduledThreadPoolExecutor",
        "ThreadPoolExecutor");
    for (String policy : List.of("Abort", "CallerRuns", "Discard", "DiscardOldest")) {
      TWINS.put(
          CONCURRENT + "ThreadPoolExecutor$" + policy + "Policy",
          EXECUTORS + "Shared" + policy + "Policy");
    }
    for (String name :
        List.of(
            "IndexedPropertyChangeEvent",
            "PropertyChangeEvent",
            "PropertyChangeListenerProxy",
            "PropertyChangeSupport")) {
      TWINS.put("java/beans/" + name, WRITTEN + "beans/Shared" + name);
    }
    twinWithFinalMethods("java/lang/ThreadGroup", WRITTEN + "threads/SharedThreadGroup");
    TWINS.put(REFERENCES + "ReferenceQueue", WRITTEN + "refs/SharedReferenceQueue");
    for (String kind : List.of("", "Phantom", "Soft", "Weak")) {
      twinWithFinalMethods(
          REFERENCES + kind + "Reference", WRITTEN + "refs/Shared" + kind + "Reference");
    }
    TWINS.put("java/util/Timer", EXECUTORS + "SharedTimer");
    TWINS.put("java/util/TimerTask", EXECUTORS + "SharedTimerTask");
    twins(
        QUEUES,
        "ArrayBlockingQueue",
        "ConcurrentLinkedDeque",
        "ConcurrentLinkedQueue",
        "DelayQueue",
        "LinkedBlockingDeque",
        "LinkedBlockingQueue",
        "LinkedTransferQueue",
        "PriorityBlockingQueue",
        "SynchronousQueue");
    twins(MAPS, "ConcurrentHashMap", "ConcurrentSkipListMap", "ConcurrentSkipListSet");
    for (String name :
        List.of(
            "AtomicMarkableReference",
            "AtomicStampedReference",
            "DoubleAccumulator",
            "DoubleAdder",
            "LongAccumulator",
            "LongAdder")) {
      TWINS.put(ATOMIC + name, ATOMICS + "Shared" + name);
    }
    for (String name :
        List.of("Boolean", "Integer", "IntegerArray", "Long", "LongArray", "Reference")) {
      twinWithFinalMethods(ATOMIC + "Atomic" + name, ATOMICS + "SharedAtomic" + name);
    }
    twinWithFinalMethods(ATOMIC + "AtomicReferenceArray", ATOMICS + "SharedAtomicReferenceArray");
    twins("dev/heddle/jdk/cow/", "CopyOnWriteArrayList", "CopyOnWriteArraySet");
    twins(LOCKS, "CountDownLatch", "CyclicBarrier", "Exchanger");
    TWINS.put(CONCURRENT + "locks/StampedLock", LOCKS + "SharedStampedLock");
    for (String name : List.of("Phaser", "Semaphore")) {
      twinWithFinalMethods(CONCURRENT + name, LOCKS + "Shared" + name);
    }
    for (String name : List.of("Ownable", "Queued")) {
      twinWithFinalMethods(
          CONCURRENT + "locks/Abstract" + name + "Synchronizer",
          LOCKS + "Shared" + name + "Synchronizer");
    }
    for (String name : List.of("ReentrantLock", "ReentrantReadWriteLock")) {
      twinWithFinalMethods(CONCURRENT + "locks/" + name, LOCKS + "Shared" + name);
    }
    for (String view : List.of("ReadLock", "WriteLock")) {
      TWINS.put(CONCURRENT + "locks/ReentrantReadWriteLock$" + view, LOCKS + "Shared" + view);
    }
    statics("Executors", EXECUTORS + "SharedExecutors");
    statics(
        "CompletableFuture",
        EXECUTORS + "SharedCompletableFuture",
        "allOf",
        "anyOf",
        "completedFuture",
        "completedStage",
        "delayedExecutor",
        "failedFuture",
        "failedStage",
        "runAsync",
        "supplyAsync");
    statics("ForkJoinPool", EXECUTORS + "SharedForkJoinPool", "commonPool");
    statics("ConcurrentHashMap", RenamedClasses.METHODS, "newKeySet");
  }

  private Catalogue() {}

  private static void twins(String packageName, String... names) {
    for (String name : names) {
      TWINS.put(CONCURRENT + name, packageName + "Shared" + name);
    }
  }

  private static void twinWithFinalMethods(String jdkClass, String twin) {
    TWINS.put(jdkClass, twin);
    WITH_FINAL_METHODS.add(jdkClass);
  }

  private static void statics(String name, String owner, String... methods) {
    STATICS.put(CONCURRENT + name, new Statics(owner, Set.copyOf(Arrays.asList(methods))));
  }

  /** The class that woven code makes and extends instead; null where there is none. */
  public static String twin(String jdkClass) {
    String written = TWINS.get(jdkClass);
    return written == null ? Copies.twin(jdkClass) : written;
  }

  /** Whether the twin has a static method for each final method of the JDK class. */
  static boolean hasFinalMethods(String jdkClass) {
    return WITH_FINAL_METHODS.contains(jdkClass) || Copies.hasFinalMethods(jdkClass);
  }

  /** The JDK classes that have a twin. */
  public static Set<String> classes() {
    return Set.copyOf(TWINS.keySet());
  }

  /** The class whose static method is called instead; null where the call stays. */
  public static String staticsOwner(String jdkClass, String method) {
    Statics statics = STATICS.get(jdkClass);
    if (statics == null) {
      return Copies.staticsOwner(jdkClass, method);
    }
    return statics.names.isEmpty() || statics.names.contains(method) ? statics.owner : null;
  }

  /** Whether the class is a twin or one of the classes that twins are made of. */
  public static boolean isTwin(String name) {
    return isWritten(name) || Copies.isCopy(name);
  }

  /** Whether it is one that was written by hand. */
  public static boolean isWritten(String name) {
    return name.startsWith(WRITTEN);
  }
}
