package dev.heddle.jdk.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
          SharedCompletableFuture.class,
          SharedConcurrentHashMap.class,
          SharedConcurrentLinkedDeque.class,
          SharedConcurrentLinkedQueue.class,
          SharedConcurrentSkipListMap.class,
          SharedConcurrentSkipListSet.class,
          SharedDelayQueue.class,
          SharedExecutorCompletionService.class,
          SharedFutureTask.class,
          SharedLinkedBlockingDeque.class,
          SharedLinkedBlockingQueue.class,
          SharedLinkedTransferQueue.class,
          SharedPriorityBlockingQueue.class,
          SharedScheduledThreadPoolExecutor.class,
          SharedSynchronousQueue.class,
          SharedThreadPoolExecutor.class,
          SharedTimer.class,
          SharedTimerTask.class);

  /** Hooks that do nothing, what calls others only, and what the weaver renames or redirects. */
  private static final Set<String> INHERITED =
      Set.of(
          "afterExecute",
          "beforeExecute",
          "finalize",
          "keySet",
          "run",
          "state",
          "submit",
          "terminated");

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
            && !isOverridden(twin, method)) {
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
        boolean stateful = c.getName().startsWith("java.util.concurrent.") || isTimer(c);
        if (stateful && seen && !Modifier.isStatic(flags) && !method.isSynthetic()) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  private static boolean isTimer(Class<?> type) {
    return type.getName().startsWith("java.util.Timer");
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
