package dev.heddle.heap;

import dev.heddle.bridge.ReplicaMarker;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.ThreadSubstitute;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Classes as the weaver leaves them, written by hand. */
final class Woven {
  private Woven() {}

  /** A topmost woven class. */
  static class Base implements Shared {
    public transient int heddle$state;
    public transient Object heddle$meta;

    @Override
    public final int heddle$state() {
      return heddle$state;
    }

    @Override
    public final Object heddle$meta() {
      return heddle$meta;
    }

    @Override
    public final void heddle$meta(Object meta) {
      heddle$meta = meta;
    }
  }

  static class Primitives extends Base {
    boolean z;
    byte b;
    char c;
    short s;
    int i;
    long j;
    float f;
    double d;
  }

  /** Hides a field of its superclass and adds references. */
  static class Node extends Primitives {
    @SuppressWarnings("HidingField") // two words of one name
    int i;

    Object value;
    Node next;

    Node() {}

    Node(Object value) {
      this.value = value;
    }
  }

  static class Cell extends Base {
    int plain;
    volatile long counter;
    volatile Object latest;
    volatile boolean flag;
  }

  static class Counters extends Base {
    byte[] bytes;
    Object[] things;
  }

  enum Color {
    RED,
    GREEN {
      @Override
      int weight() {
        return 2;
      }
    };

    int weight() {
      return 1;
    }
  }

  record Pair(Object left, long right) {}

  record Cons(Object head, Cons tail) {}

  static class Failure extends RuntimeException implements Shared {
    private static final long serialVersionUID = 1L;
    public transient int heddle$state;
    public transient Object heddle$meta;
    transient Object detail;
    int code;

    Failure(String message, Throwable cause, int code) {
      super(message, cause);
      this.code = code;
    }

    public Failure(ReplicaMarker marker) {
      super();
    }

    @Override
    public final int heddle$state() {
      return heddle$state;
    }

    @Override
    public final Object heddle$meta() {
      return heddle$meta;
    }

    @Override
    public final void heddle$meta(Object meta) {
      heddle$meta = meta;
    }
  }

  /** Keeps state in a JDK superclass that nobody makes coherent. */
  static class MyList extends java.util.ArrayList<Object> implements Shared {
    private static final long serialVersionUID = 1L;
    public transient int heddle$state;
    public transient Object heddle$meta;

    @Override
    public final int heddle$state() {
      return heddle$state;
    }

    @Override
    public final Object heddle$meta() {
      return heddle$meta;
    }

    @Override
    public final void heddle$meta(Object meta) {
      heddle$meta = meta;
    }
  }

  static class Worker extends ThreadSubstitute {
    int work;

    Worker() {}

    Worker(ReplicaMarker marker) {
      super(marker);
    }
  }

  static class Statics {
    public static int heddle$statics;
    static int count;
    static Object root;
    static volatile long stamp;
    static final Object FIXED = new Object();

    private Statics() {}
  }

  /** Sites as the weaver outlines them. */
  static final class Lambdas {
    private Lambdas() {}

    static IntUnaryOperator adder(int by, long more, Node to) {
      return heddle$lambda$1(by, more, to);
    }

    static Supplier<String> constant() {
      return heddle$lambda$0();
    }

    static Function<Object, Object> pairing(Object left) {
      return heddle$lambda$2(left);
    }

    static Supplier<String> heddle$lambda$0() {
      return () -> "constant";
    }

    static IntUnaryOperator heddle$lambda$1(int by, long more, Node to) {
      return x -> x + by + (int) more + to.i;
    }

    static Function<Object, Object> heddle$lambda$2(Object left) {
      return right -> new Pair(left, ((Number) right).longValue());
    }
  }
}
