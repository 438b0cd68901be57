package dev.heddle.weave.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lambdas and method references of all kinds. */
public final class Lambdas {
  private int state = 2;
  private static int calls;

  interface Source {
    int next();

    static Source counting() {
      int[] n = {0};
      return () -> n[0]++;
    }

    default Source doubled() {
      return () -> 2 * next();
    }
  }

  private int bump(int by) {
    return state += by;
  }

  private static long called(String text) {
    calls++;
    return text.length();
  }

  private <T extends Comparable<T>> T larger(T a, T b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  public static String run() {
    Lambdas self = new Lambdas();
    long wide = 1L << 33;
    double real = 2.5;
    Supplier<String> captures = () -> wide + real + self.state + "!";
    Function<Integer, Integer> bound = self::bump;
    BiFunction<Lambdas, Integer, Integer> unbound = Lambdas::bump;
    ToLongFunction<String> statics = Lambdas::called;
    Supplier<Object> objects = Object::new;
    Function<int[], int[]> copies = int[]::clone;
    IntFunction<List<?>[]> arrays = List[]::new;
    Function<int[], String> shows = Arrays::toString;
    Supplier<Class<?>> type = self::getClass;
    Supplier<List<String>> lists = ArrayList::new;
    BiFunction<String, String, String> generic = self::larger;
    Source source = Source.counting().doubled();
    source.next();
    int[] original = {1, 2};
    int[] copy = copies.apply(original);
    copy[0] = 9;
    String streamed =
        IntStream.range(0, 5).mapToObj(i -> "s" + i * self.state).collect(Collectors.joining("-"));
    return captures.get()
        + bound.apply(3)
        + unbound.apply(self, 4)
        + statics.applyAsLong("abc")
        + calls
        + (objects.get() != objects.get())
        + objects.get().getClass()
        + original[0]
        + shows.apply(copy)
        + arrays.apply(3).length
        + type.get().getSimpleName()
        + lists.get().size()
        + generic.apply("a", "b")
        + source.next()
        + streamed;
  }
}
