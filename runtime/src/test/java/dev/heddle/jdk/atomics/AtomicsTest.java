package dev.heddle.jdk.atomics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Every public method that this JDK has, in random order, on a twin and beside it on the JDK's own
 * class: same results, same exceptions. A final method without a static one in the twin fails.
 */
class AtomicsTest {
  private static final int STEPS = 4000;
  private static final List<String> WORDS = List.of("a", "b", "c");

  /** The JDK's object and the twin. */
  private record Pair(Object original, Object twin) {}

  private static List<Pair> pairs() {
    String[] words = {"a", null, "b"};
    return List.of(
        new Pair(new AtomicBoolean(true), new SharedAtomicBoolean(true)),
        new Pair(new AtomicInteger(3), new SharedAtomicInteger(3)),
        new Pair(new AtomicLong(1L << 33), new SharedAtomicLong(1L << 33)),
        new Pair(new AtomicReference<>("a"), new SharedAtomicReference<>("a")),
        new Pair(new AtomicIntegerArray(3), new SharedAtomicIntegerArray(3)),
        new Pair(
            new AtomicLongArray(new long[] {1, 2, 3}),
            new SharedAtomicLongArray(new long[] {1, 2, 3})),
        new Pair(new AtomicReferenceArray<>(words), new SharedAtomicReferenceArray<>(words)),
        new Pair(new AtomicStampedReference<>("a", 1), new SharedAtomicStampedReference<>("a", 1)),
        new Pair(
            new AtomicMarkableReference<>("a", true),
            new SharedAtomicMarkableReference<>("a", true)),
        new Pair(new LongAdder(), new SharedLongAdder()),
        new Pair(new DoubleAdder(), new SharedDoubleAdder()),
        new Pair(
            new LongAccumulator(Long::max, Long.MIN_VALUE),
            new SharedLongAccumulator(Long::max, Long.MIN_VALUE)),
        new Pair(
            new DoubleAccumulator(Double::max, -1), new SharedDoubleAccumulator(Double::max, -1)));
  }

  @Test
  void doWhatTheJdksDo() throws IllegalAccessException {
    for (Pair pair : pairs()) {
      List<Method> methods = methods(pair.original().getClass());
      Random random = new Random(17);
      for (int step = 0; step < STEPS; step++) {
        Method method = methods.get(random.nextInt(methods.size()));
        Object[] arguments = arguments(method, random);
        Object[] copies = copies(arguments);
        String expected = call(method, pair.original(), arguments);
        assertEquals(expected, callTwin(method, pair.twin(), copies), method::toString);
        assertEquals(Arrays.deepToString(arguments), Arrays.deepToString(copies));
        assertEquals(text(pair.original()), text(pair.twin()));
      }
    }
  }

  @Test
  void leaveObjectsThatTheJdkMadeToTheJdk() throws IllegalAccessException {
    List<Pair> once = pairs();
    List<Pair> again = pairs();
    for (int i = 0; i < once.size(); i++) {
      for (Method method : methods(once.get(i).original().getClass())) {
        if (Modifier.isFinal(method.getModifiers())) {
          Object[] arguments = arguments(method, new Random(3));
          String expected = call(method, once.get(i).original(), arguments);
          String found = callTwin(method, again.get(i).original(), arguments);
          assertEquals(expected, found, method::toString);
        }
      }
    }
  }

  /** Where the class has no text of its own, none is compared. */
  private static String text(Object atomic) {
    return atomic.toString().replaceAll(".*Reference@.*", "");
  }

  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getMethods()) {
      boolean own =
          method.getDeclaringClass() != Object.class || method.getName().equals("toString");
      if (own && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
        methods.add(method);
      }
    }
    methods.sort(Comparator.comparing(Method::toString));
    methods.removeIf(method -> method.getName().equals("toString"));
    return methods;
  }

  private static String call(Method method, Object target, Object[] arguments)
      throws IllegalAccessException {
    try {
      return String.valueOf(method.invoke(target, arguments));
    } catch (InvocationTargetException e) {
      return e.getCause().toString();
    }
  }

  private static String callTwin(Method method, Object target, Object[] arguments)
      throws IllegalAccessException {
    if (!Modifier.isFinal(method.getModifiers())) {
      return call(method, target, arguments);
    }
    Class<?> jdk = method.getDeclaringClass();
    try {
      Class<?>[] types = new Class<?>[arguments.length + 1];
      types[0] = jdk;
      System.arraycopy(method.getParameterTypes(), 0, types, 1, arguments.length);
      String twin = AtomicsTest.class.getPackageName() + ".Shared" + jdk.getSimpleName();
      Object[] all = new Object[types.length];
      all[0] = target;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return call(Class.forName(twin).getMethod(method.getName(), types), null, all);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no static form of " + method, e);
    }
  }

  private static Object[] copies(Object[] arguments) {
    Object[] copies = arguments.clone();
    for (int i = 0; i < copies.length; i++) {
      if (copies[i] instanceof int[] holder) {
        copies[i] = holder.clone();
      } else if (copies[i] instanceof boolean[] holder) {
        copies[i] = holder.clone();
      }
    }
    return copies;
  }

  private static Object[] arguments(Method method, Random random) {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(types[i], random);
    }
    return arguments;
  }

  private static Object argument(Class<?> type, Random random) {
    int small = random.nextInt(5) - 1;
    if (type == int.class) {
      return small;
    } else if (type == long.class) {
      return (long) small;
    } else if (type == double.class) {
      return small / 2.0;
    } else if (type == boolean.class) {
      return small > 1;
    } else if (type == int[].class) {
      return new int[random.nextInt(2) + 1];
    } else if (type == boolean[].class) {
      return new boolean[random.nextInt(2) + 1];
    } else if (type == IntUnaryOperator.class) {
      return (IntUnaryOperator) x -> x * 3 + small;
    } else if (type == LongUnaryOperator.class) {
      return (LongUnaryOperator) x -> x * 3 + small;
    } else if (type == IntBinaryOperator.class) {
      return (IntBinaryOperator) (x, y) -> x - y;
    } else if (type == LongBinaryOperator.class) {
      return (LongBinaryOperator) (x, y) -> x - y;
    } else if (type == UnaryOperator.class) {
      return (UnaryOperator<Object>) x -> small > 1 ? null : "b";
    } else if (type == BinaryOperator.class) {
      return (BinaryOperator<Object>) (x, y) -> y;
    } else if (type == Object.class) {
      return small < 0 ? null : WORDS.get(small % WORDS.size());
    }
    throw new AssertionError("an argument of " + type);
  }

  @Test
  void loseNoUpdateOfAnyThread() throws InterruptedException {
    SharedAtomicLong sum = new SharedAtomicLong();
    SharedAtomicReference<Integer> swapped = new SharedAtomicReference<>(0);
    SharedAtomicIntegerArray cells = new SharedAtomicIntegerArray(2);
    SharedLongAdder adder = new SharedLongAdder();
    SharedAtomicStampedReference<Object> stamped = new SharedAtomicStampedReference<>(null, 0);
    int each = 3000;
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  SharedAtomicLong.addAndGet(sum, 2);
                  SharedAtomicReference.updateAndGet(swapped, x -> x + 1);
                  SharedAtomicIntegerArray.getAndUpdate(cells, i & 1, x -> x + 1);
                  adder.increment();
                  int stamp;
                  do {
                    stamp = stamped.getStamp();
                  } while (!stamped.compareAndSet(null, null, stamp, stamp + 1));
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    int all = each * threads.length;
    assertEquals(2L * all, SharedAtomicLong.get(sum));
    assertEquals(all, SharedAtomicReference.get(swapped));
    assertEquals("[" + all / 2 + ", " + all / 2 + "]", cells.toString());
    assertEquals(all, adder.sum());
    assertEquals(all, stamped.getStamp());
  }
}
