package dev.heddle.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The substitute draws what java.util.Random of the running JDK draws. */
class SharedRandomTest {
  /** Every public method of Random and of its interfaces, called in turn, again and again. */
  @Test
  void everyMethodDrawsAsTheJdk() throws Exception {
    List<Method> methods = new ArrayList<>();
    for (Method method : Random.class.getMethods()) {
      boolean draws =
          method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers());
      if (draws && !method.getName().equals("setSeed")) {
        methods.add(method);
      }
    }
    methods.sort((a, b) -> a.toString().compareTo(b.toString()));
    for (long seed : new long[] {0, 1, 42, -7, Long.MAX_VALUE}) {
      Random expected = new Random(seed);
      Random actual = new SharedRandom(seed);
      for (int round = 0; round < 5; round++) {
        for (Method method : methods) {
          Object[] arguments = arguments(method);
          Object[] same = arguments(method);
          String want = show(method.invoke(expected, arguments), arguments);
          assertEquals(want, show(method.invoke(actual, same), same), method + " seed " + seed);
        }
        expected.setSeed(seed + round);
        actual.setSeed(seed + round);
      }
    }
  }

  private static Object[] arguments(Method method) {
    Class<?>[] types = method.getParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      // stream sizes and origins first, bounds last and largest
      if (types[i] == int.class) {
        values[i] = 17 + 1000 * i;
      } else if (types[i] == long.class) {
        values[i] = 23L + 5_000_000_000L * (i == 0 ? 0 : i);
      } else if (types[i] == double.class) {
        values[i] = 1.5 + i;
      } else if (types[i] == float.class) {
        values[i] = 1.5f + i;
      } else if (types[i] == boolean.class) {
        values[i] = i % 2 == 0;
      } else {
        values[i] = new byte[13];
      }
    }
    return values;
  }

  private static String show(Object drawn, Object[] arguments) {
    if (drawn instanceof IntStream ints) {
      return Arrays.toString(ints.limit(10).toArray());
    }
    if (drawn instanceof LongStream longs) {
      return Arrays.toString(longs.limit(10).toArray());
    }
    if (drawn instanceof DoubleStream doubles) {
      return Arrays.toString(doubles.limit(10).toArray());
    }
    assertEquals(false, drawn instanceof BaseStream, () -> "an unknown stream " + drawn);
    boolean bytes = arguments.length == 1 && arguments[0] instanceof byte[];
    return bytes ? Arrays.toString((byte[]) arguments[0]) : String.valueOf(drawn);
  }

  @Test
  void setSeedForgetsTheSecondGaussian() {
    Random random = new SharedRandom(5);
    double first = random.nextGaussian();
    random.setSeed(5);
    assertEquals(first, random.nextGaussian());
  }

  @Test
  void subclassThatReplacesNextIsAsked() {
    Random four =
        new SharedRandom() {
          @Override
          protected int next(int bits) {
            return 4;
          }
        };
    assertEquals(4, four.nextInt());
    assertThrows(IllegalArgumentException.class, () -> four.nextInt(0));
  }

  @Test
  void threadsShareOneSequenceWithoutLosingSteps() throws Exception {
    Random shared = new SharedRandom(9);
    Thread[] threads = new Thread[3];
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  seen.add(shared.nextInt());
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    List<Integer> expected = new ArrayList<>();
    Random plain = new Random(9);
    for (int i = 0; i < 30_000; i++) {
      expected.add(plain.nextInt());
    }
    Collections.sort(expected);
    Collections.sort(seen);
    assertEquals(expected, seen);
  }

  @Test
  void serializedAsTheJdkClass() throws Exception {
    Random random = new SharedRandom(3);
    random.nextInt();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(random);
    }
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    Random read = (Random) in.readObject();
    assertSame(Random.class, read.getClass());
    byte[] want = new byte[20];
    byte[] got = new byte[20];
    random.nextBytes(want);
    read.nextBytes(got);
    assertArrayEquals(want, got);
  }

  @Test
  void answersForItsClass() {
    assertSame(Random.class, ObjectOps.getClass(new SharedRandom()));
  }
}
