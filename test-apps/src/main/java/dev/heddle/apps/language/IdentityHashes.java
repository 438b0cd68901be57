package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;

/**
 * Object.hashCode, the identity of objects and getClass, asked by different threads: always the
 * same answer, whoever asks first.
 *
 * <p>Usage: {@code IdentityHashes [objects] [threads]}.
 */
public class IdentityHashes {

  enum Colour {
    RED,
    GREEN
  }

  static class Thing {
    final int number;

    Thing(int number) {
      this.number = number;
    }
  }

  record Wrapped(Object content) {}

  /** What every JVM makes for itself. */
  private static Object[] named() {
    return new Object[] {
      Thing.class, Wrapped.class, BigDecimal.class, Phaser.class, DayOfWeek.MONDAY, TimeUnit.SECONDS
    };
  }

  private static int[] namedHashes() {
    return Arrays.stream(named()).mapToInt(Object::hashCode).toArray();
  }

  private static Object make(int i) {
    switch (i % 8) {
      case 0:
        return new Thing(i);
      case 1:
        return new int[i];
      case 2:
        return new Object();
      case 3:
        return (Runnable) () -> System.out.println(i);
      case 4:
        return new Wrapped(new Thing(i));
      case 5:
        return Colour.values()[i / 8 % 2];
      case 6:
        return new String("string " + i);
      default:
        return new Integer(i + 1000);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Object[] objects = new Object[Args.size(args, 800)];
    int threads = Args.threads(args, 4);
    for (int i = 0; i < objects.length; i++) {
      objects[i] = make(i);
      if (i % 3 == 0) {
        System.identityHashCode(objects[i]); // main asks first for some of them
      }
    }
    int[][] namedHashes = new int[threads][];
    int[][] hashes = new int[threads][objects.length];
    String[][] names = new String[threads][objects.length];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                namedHashes[me] = namedHashes();
                for (int i = 0; i < objects.length; i++) {
                  hashes[me][i] = System.identityHashCode(objects[i]);
                  names[me][i] = objects[i].getClass().getSimpleName();
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    boolean sameHash = true;
    boolean sameClass = true;
    boolean plainHash = true;
    for (int t = 0; t < threads; t++) {
      for (int i = 0; i < objects.length; i++) {
        sameHash &= hashes[t][i] == System.identityHashCode(objects[i]);
        String name = objects[i].getClass().getSimpleName();
        sameClass &= i % 8 == 3 || names[t][i].equals(name);
        if (objects[i] instanceof Thing || objects[i] instanceof Colour) {
          plainHash &= objects[i].hashCode() == hashes[t][i];
        }
      }
    }
    boolean sameNamed = true;
    for (int[] hashesThere : namedHashes) {
      sameNamed &= Arrays.equals(hashesThere, namedHashes());
    }
    Checklist checks = new Checklist();
    checks.check("classes and constants of the JDK's enums", sameNamed);
    checks.check("identity hashes", sameHash);
    checks.check("hashCode that nobody overrides", plainHash);
    checks.check("classes", sameClass);
    checks.check("strings and boxes by value", objects[6 % objects.length].equals("string 6"));
    checks.finish();
  }
}
