package dev.heddle.jdk.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.jdk.atomics.SharedAtomicBoolean;
import dev.heddle.jdk.atomics.SharedAtomicInteger;
import dev.heddle.jdk.atomics.SharedAtomicIntegerArray;
import dev.heddle.jdk.atomics.SharedAtomicLong;
import dev.heddle.jdk.atomics.SharedAtomicLongArray;
import dev.heddle.jdk.atomics.SharedAtomicMarkableReference;
import dev.heddle.jdk.atomics.SharedAtomicReference;
import dev.heddle.jdk.atomics.SharedAtomicReferenceArray;
import dev.heddle.jdk.atomics.SharedAtomicStampedReference;
import dev.heddle.jdk.atomics.SharedDoubleAccumulator;
import dev.heddle.jdk.atomics.SharedDoubleAdder;
import dev.heddle.jdk.atomics.SharedLongAccumulator;
import dev.heddle.jdk.atomics.SharedLongAdder;
import dev.heddle.jdk.beans.SharedIndexedPropertyChangeEvent;
import dev.heddle.jdk.beans.SharedPropertyChangeEvent;
import dev.heddle.jdk.beans.SharedPropertyChangeListenerProxy;
import dev.heddle.jdk.beans.SharedPropertyChangeSupport;
import dev.heddle.jdk.cow.SharedCopyOnWriteArrayList;
import dev.heddle.jdk.cow.SharedCopyOnWriteArraySet;
import dev.heddle.jdk.locks.SharedConditionObject;
import dev.heddle.jdk.locks.SharedCountDownLatch;
import dev.heddle.jdk.locks.SharedCyclicBarrier;
import dev.heddle.jdk.locks.SharedExchanger;
import dev.heddle.jdk.locks.SharedOwnableSynchronizer;
import dev.heddle.jdk.locks.SharedPhaser;
import dev.heddle.jdk.locks.SharedQueuedSynchronizer;
import dev.heddle.jdk.locks.SharedReadLock;
import dev.heddle.jdk.locks.SharedReentrantLock;
import dev.heddle.jdk.locks.SharedReentrantReadWriteLock;
import dev.heddle.jdk.locks.SharedSemaphore;
import dev.heddle.jdk.locks.SharedStampedLock;
import dev.heddle.jdk.locks.SharedWriteLock;
import dev.heddle.jdk.maps.SharedConcurrentHashMap;
import dev.heddle.jdk.maps.SharedConcurrentSkipListMap;
import dev.heddle.jdk.maps.SharedConcurrentSkipListSet;
import dev.heddle.jdk.queues.SharedArrayBlockingQueue;
import dev.heddle.jdk.queues.SharedConcurrentLinkedDeque;
import dev.heddle.jdk.queues.SharedConcurrentLinkedQueue;
import dev.heddle.jdk.queues.SharedDelayQueue;
import dev.heddle.jdk.queues.SharedLinkedBlockingDeque;
import dev.heddle.jdk.queues.SharedLinkedBlockingQueue;
import dev.heddle.jdk.queues.SharedLinkedTransferQueue;
import dev.heddle.jdk.queues.SharedPriorityBlockingQueue;
import dev.heddle.jdk.queues.SharedSynchronousQueue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A method of a JDK class that its twin does not override would work on the unused super class:
 * whatever this JDK has must be overridden.
 */
class TwinsAreCompleteTest {
  private static final List<Class<?>> TWINS =
      List.of(
          SharedArrayBlockingQueue.class,
          SharedAtomicBoolean.class,
          SharedAtomicInteger.class,
          SharedAtomicIntegerArray.class,
          SharedAtomicLong.class,
          SharedAtomicLongArray.class,
          SharedAtomicMarkableReference.class,
          SharedAtomicReference.class,
          SharedAtomicReferenceArray.class,
          SharedAtomicStampedReference.class,
          SharedCompletableFuture.class,
          SharedConcurrentHashMap.class,
          SharedConcurrentLinkedDeque.class,
          SharedConcurrentLinkedQueue.class,
          SharedConcurrentSkipListMap.class,
          SharedConcurrentSkipListSet.class,
          SharedCopyOnWriteArrayList.class,
          SharedCopyOnWriteArraySet.class,
          SharedCountDownLatch.class,
          SharedCyclicBarrier.class,
          SharedDelayQueue.class,
          SharedDoubleAccumulator.class,
          SharedDoubleAdder.class,
          SharedExchanger.class,
          SharedExecutorCompletionService.class,
          SharedFutureTask.class,
          SharedIndexedPropertyChangeEvent.class,
          SharedLinkedBlockingDeque.class,
          SharedLinkedBlockingQueue.class,
          SharedLinkedTransferQueue.class,
          SharedLongAccumulator.class,
          SharedLongAdder.class,
          SharedOwnableSynchronizer.class,
          SharedPhaser.class,
          SharedPriorityBlockingQueue.class,
          SharedPropertyChangeEvent.class,
          SharedPropertyChangeListenerProxy.class,
          SharedPropertyChangeSupport.class,
          SharedQueuedSynchronizer.class,
          SharedReadLock.class,
          SharedReentrantLock.class,
          SharedReentrantReadWriteLock.class,
          SharedScheduledThreadPoolExecutor.class,
          SharedSemaphore.class,
          SharedStampedLock.class,
          SharedSynchronousQueue.class,
          SharedThreadPoolExecutor.class,
          SharedTimer.class,
          SharedTimerTask.class,
          SharedWriteLock.class);

  /** Where super classes keep state, by the beginnings of their names. */
  private static final List<String> STATEFUL =
      List.of("java.beans.", "java.util.concurrent.", "java.util.Timer");

  /** Hooks that do nothing, what calls others only, and what the weaver renames or redirects. */
  private static final Set<String> INHERITED =
      Set.of(
          "afterExecute",
          "beforeExecute",
          "finalize",
          "keySet",
          "onAdvance",
          "run",
          "state",
          "submit",
          "terminated");

  /** What the JDK's class has for the program to override, and does not do itself. */
  private static final Set<String> FOR_THE_PROGRAM =
      Set.of(
          "SharedQueuedSynchronizer.tryAcquire",
          "SharedQueuedSynchronizer.tryAcquireShared",
          "SharedQueuedSynchronizer.tryReleaseShared");

  /** From 21 on these throw, whatever the content: a sorted collection takes no places. */
  private static final Set<String> THROWING =
      Set.of(
          "SharedConcurrentSkipListMap.putFirst",
          "SharedConcurrentSkipListMap.putLast",
          "SharedConcurrentSkipListSet.addFirst",
          "SharedConcurrentSkipListSet.addLast");

  @Test
  void overrideWhatTouchesTheSuperClass() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> twin : TWINS) {
      for (Method method : methodsBelow(twin)) {
        String name = twin.getSimpleName() + "." + method.getName();
        if (!INHERITED.contains(method.getName())
            && !THROWING.contains(name)
            && !FOR_THE_PROGRAM.contains(name)
            && !isOverridden(twin, method)
            && !hasStaticForm(twin, method)) {
          missing.add(twin.getSimpleName() + ": " + method);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static List<Method> methodsBelow(Class<?> twin) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> c = twin.getSuperclass(); c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        int flags = method.getModifiers();
        boolean seen = Modifier.isPublic(flags) || Modifier.isProtected(flags);
        boolean stateful = STATEFUL.stream().anyMatch(c.getName()::startsWith);
        if (stateful && seen && !Modifier.isStatic(flags) && !method.isSynthetic()) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  /** What woven code calls in place of a final method: the receiver first. */
  private static boolean hasStaticForm(Class<?> twin, Method method) {
    if (!Modifier.isFinal(method.getModifiers())) {
      return false;
    }
    List<String> types = new ArrayList<>(List.of(method.getDeclaringClass().getName()));
    for (Class<?> type : method.getParameterTypes()) {
      boolean isCondition = type.getName().endsWith("$ConditionObject");
      types.add(isCondition ? SharedConditionObject.class.getName() : type.getName());
    }
    boolean isOwnable = types.get(0).endsWith(".AbstractOwnableSynchronizer");
    for (Method own : (isOwnable ? SharedOwnableSynchronizer.class : twin).getDeclaredMethods()) {
      List<String> found = Arrays.stream(own.getParameterTypes()).map(Class::getName).toList();
      if (Modifier.isStatic(own.getModifiers())
          && own.getName().equals(method.getName())
          && own.getReturnType() == method.getReturnType()
          && found.equals(types)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOverridden(Class<?> twin, Method method) {
    for (Class<?> c = twin; c.getName().startsWith("dev.heddle."); c = c.getSuperclass()) {
      for (Method own : c.getDeclaredMethods()) {
        if (own.getName().equals(method.getName())
            && Arrays.equals(own.getParameterTypes(), method.getParameterTypes())) {
          return true;
        }
      }
    }
    return false;
  }
}
