package dev.heddle.bridge;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Operations on arrays that call the program back. It may release and acquire then: elements read
 * afterwards must be checked again, and a store to a page that was flushed meanwhile would be lost.
 * So they either check each access, or work on a copy that nobody else knows.
 */
public final class ArrayCallbacks {
  private ArrayCallbacks() {}

  public static void sort(Object[] array) {
    sort(array, null);
  }

  public static void sort(Object[] array, int from, int to) {
    sort(array, from, to, null);
  }

  public static void sort(Object[] array, Comparator<Object> order) {
    sort(array, 0, array.length, order);
  }

  public static void sort(Object[] array, int from, int to, Comparator<Object> order) {
    Object[] work = begin(array, from, to, order);
    Arrays.sort(work, from, to, order);
    end(work, array, from, to);
  }

  public static void parallelSort(Comparable<Object>[] array) {
    parallelSort(array, 0, array.length);
  }

  public static void parallelSort(Comparable<Object>[] array, int from, int to) {
    Comparable<Object>[] work = begin(array, from, to, null);
    Arrays.parallelSort(work, from, to);
    end(work, array, from, to);
  }

  public static void parallelSort(Object[] array, Comparator<Object> order) {
    parallelSort(array, 0, array.length, order);
  }

  public static void parallelSort(Object[] array, int from, int to, Comparator<Object> order) {
    Object[] work = begin(array, from, to, order);
    Arrays.parallelSort(work, from, to, order);
    end(work, array, from, to);
  }

  /** What is sorted: the array itself where no code of the program's compares. */
  private static <T> T[] begin(T[] array, int from, int to, Comparator<Object> order) {
    Class<?> component = array.getClass().getComponentType();
    boolean ownOrder =
        order == null
            && component.getClassLoader() == null
            && Modifier.isFinal(component.getModifiers());
    if (!Bridge.CLUSTERED || ownOrder) {
      ArrayAccess.writeRange(array, from, to);
      return array;
    }
    ArrayAccess.readRange(array, from, to);
    return array.clone();
  }

  private static void end(Object work, Object array, int from, int to) {
    if (work != array) {
      ArrayAccess.writeRange(array, from, to);
      System.arraycopy(work, from, array, from, to - from);
    }
  }

  /** {@code Collections.addAll}. */
  public static boolean addAll(Collection<Object> collection, Object[] elements) {
    boolean changed = false;
    for (int i = 0; i < elements.length; i++) {
      ArrayAccess.checkRead(elements, i);
      changed |= collection.add(elements[i]);
    }
    return changed;
  }

  public static void setAll(Object[] array, IntFunction<?> generator) {
    for (int i = 0; i < array.length; i++) {
      Object value = generator.apply(i);
      ArrayAccess.checkWrite(array, i);
      array[i] = value;
    }
  }

  public static void parallelSetAll(Object[] array, IntFunction<?> generator) {
    Object[] work = fresh(array);
    Arrays.parallelSetAll(work, generator);
    end(work, array, 0, array.length);
  }

  public static void parallelPrefix(Object[] array, BinaryOperator<Object> function) {
    parallelPrefix(array, 0, array.length, function);
  }

  public static void parallelPrefix(
      Object[] array, int from, int to, BinaryOperator<Object> function) {
    ArrayAccess.readRange(array, from, to);
    Object[] work = Bridge.CLUSTERED ? array.clone() : array;
    Arrays.parallelPrefix(work, from, to, function);
    end(work, array, from, to);
  }

  public static void setAll(int[] array, IntUnaryOperator generator) {
    for (int i = 0; i < array.length; i++) {
      int value = generator.applyAsInt(i);
      ArrayAccess.checkWrite(array, i);
      array[i] = value;
    }
  }

  public static void parallelSetAll(int[] array, IntUnaryOperator generator) {
    int[] work = fresh(array);
    Arrays.parallelSetAll(work, generator);
    end(work, array, 0, array.length);
  }

  public static void parallelPrefix(int[] array, IntBinaryOperator function) {
    parallelPrefix(array, 0, array.length, function);
  }

  public static void parallelPrefix(int[] array, int from, int to, IntBinaryOperator function) {
    ArrayAccess.readRange(array, from, to);
    int[] work = Bridge.CLUSTERED ? array.clone() : array;
    Arrays.parallelPrefix(work, from, to, function);
    end(work, array, from, to);
  }

  public static void setAll(long[] array, IntToLongFunction generator) {
    for (int i = 0; i < array.length; i++) {
      long value = generator.applyAsLong(i);
      ArrayAccess.checkWrite(array, i);
      array[i] = value;
    }
  }

  public static void parallelSetAll(long[] array, IntToLongFunction generator) {
    long[] work = fresh(array);
    Arrays.parallelSetAll(work, generator);
    end(work, array, 0, array.length);
  }

  public static void parallelPrefix(long[] array, LongBinaryOperator function) {
    parallelPrefix(array, 0, array.length, function);
  }

  public static void parallelPrefix(long[] array, int from, int to, LongBinaryOperator function) {
    ArrayAccess.readRange(array, from, to);
    long[] work = Bridge.CLUSTERED ? array.clone() : array;
    Arrays.parallelPrefix(work, from, to, function);
    end(work, array, from, to);
  }

  public static void setAll(double[] array, IntToDoubleFunction generator) {
    for (int i = 0; i < array.length; i++) {
      double value = generator.applyAsDouble(i);
      ArrayAccess.checkWrite(array, i);
      array[i] = value;
    }
  }

  public static void parallelSetAll(double[] array, IntToDoubleFunction generator) {
    double[] work = fresh(array);
    Arrays.parallelSetAll(work, generator);
    end(work, array, 0, array.length);
  }

  public static void parallelPrefix(double[] array, DoubleBinaryOperator function) {
    parallelPrefix(array, 0, array.length, function);
  }

  public static void parallelPrefix(
      double[] array, int from, int to, DoubleBinaryOperator function) {
    ArrayAccess.readRange(array, from, to);
    double[] work = Bridge.CLUSTERED ? array.clone() : array;
    Arrays.parallelPrefix(work, from, to, function);
    end(work, array, from, to);
  }

  /** An array of the same class and length, on one node the array itself. */
  @SuppressWarnings("unchecked") // T is an array's class
  private static <T> T fresh(T array) {
    return Bridge.CLUSTERED
        ? (T) Array.newInstance(array.getClass().getComponentType(), Array.getLength(array))
        : array;
  }
}
