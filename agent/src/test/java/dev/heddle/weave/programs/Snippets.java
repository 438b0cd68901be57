package dev.heddle.weave.programs;

import java.text.DateFormat;
import java.util.function.IntSupplier;

/** One method per rewrite: what it becomes is written down in golden texts. */
@SuppressWarnings("all")
class Snippets implements Cloneable {
  int plain;
  long wide;
  volatile int cell;
  static int shared;
  static final int[] TABLE = {1};
  static final DateFormat FORMAT = null;
  int[] numbers;
  final Snippets inner = null;

  int getField(Snippets other) {
    return other.plain + other.plain + plain;
  }

  void putField(Snippets other) {
    other.wide = 3L;
    plain = 4;
  }

  int finalField(Snippets other) {
    other.inner.plain = other.inner.plain + 1;
    return other.inner.plain + inner.plain;
  }

  int finalFieldAroundCall(Snippets other) {
    int before = other.inner.plain;
    compound();
    return before + other.inner.plain;
  }

  int finalFieldOfEither(Snippets other, boolean first) {
    Snippets one = first ? other : this;
    int before = one.inner.plain;
    one = first ? this : other;
    return before + one.inner.plain;
  }

  int compound() {
    return plain += 2;
  }

  static Object constant() {
    return FORMAT;
  }

  static int statics() {
    return shared++;
  }

  int volatileRead() {
    return cell;
  }

  void volatileWrite(Snippets other, int value) {
    other.cell = value;
  }

  static int arrayParameter(int[] array, int i) {
    array[i] = array[i + 1];
    return array[0];
  }

  int arrayOfFieldInLoop() {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  static void versionedLoop(int[] to, int[] from) {
    for (int i = 0; i < 9; i++) {
      to[i] = from[i];
    }
  }

  static int arrayAcrossCall(int[] array) {
    int first = array[0];
    Thread.yield();
    return first + array[1];
  }

  static double ownArray() {
    double[] own = new double[2];
    own[0] = 1;
    return own[1];
  }

  int monitor() {
    synchronized (this) {
      return plain;
    }
  }

  synchronized int method() {
    return plain;
  }

  static synchronized void staticMethod() {}

  Object substitutes() {
    return new Object();
  }

  IntSupplier lambda(int captured) {
    return () -> captured + plain;
  }

  Snippets copy() throws CloneNotSupportedException {
    return (Snippets) super.clone();
  }

  static void foreign(char[] text, int[] array) {
    System.out.println(text);
    java.util.Arrays.fill(array, 1, 2, 3);
  }

  void redirects(Thread thread) throws InterruptedException {
    thread.join(5L);
    wait();
  }
}
