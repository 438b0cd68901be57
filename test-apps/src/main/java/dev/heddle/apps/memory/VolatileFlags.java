package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Volatile fields of all types, instance and static: each hands plain data from one thread to
 * another and back, round after round.
 *
 * <p>Usage: {@code VolatileFlags [rounds]}.
 */
public class VolatileFlags {

  /** A field two threads toss between them: value n is written by the thread whose turn n is. */
  abstract static class Flag {
    final String name;
    final int[] data = new int[8];
    boolean torn;

    Flag(String name) {
      this.name = name;
    }

    abstract void write(int n);

    /** True when the field holds the value that belongs to n. */
    abstract boolean is(int n);

    /** True when the field holds neither the value of n nor that of the one before. */
    boolean odd(int n) {
      return false;
    }
  }

  private static volatile int staticInt;
  private static volatile Object staticReference;

  private static Flag[] flags() {
    return new Flag[] {
      new Flag("boolean") {
        volatile boolean value;

        void write(int n) {
          value = n % 2 == 1;
        }

        boolean is(int n) {
          return value == (n % 2 == 1);
        }
      },
      new Flag("byte") {
        volatile byte value;

        void write(int n) {
          value = (byte) -n;
        }

        boolean is(int n) {
          return value == (byte) -n;
        }
      },
      new Flag("short") {
        volatile short value;

        void write(int n) {
          value = (short) (n * 300);
        }

        boolean is(int n) {
          return value == (short) (n * 300);
        }
      },
      new Flag("char") {
        volatile char value;

        void write(int n) {
          value = (char) (n * 300);
        }

        boolean is(int n) {
          return value == (char) (n * 300);
        }
      },
      new Flag("int") {
        volatile int value;

        void write(int n) {
          value = n;
        }

        boolean is(int n) {
          return value == n;
        }
      },
      new Flag("long") {
        volatile long value;

        void write(int n) {
          value = (long) n << 32 | n;
        }

        boolean is(int n) {
          return value == ((long) n << 32 | n);
        }

        @Override
        boolean odd(int n) {
          long seen = value;
          return (int) (seen >>> 32) != (int) seen;
        }
      },
      new Flag("float") {
        volatile float value;

        void write(int n) {
          value = n / 4f;
        }

        boolean is(int n) {
          return value == n / 4f;
        }
      },
      new Flag("double") {
        volatile double value;

        void write(int n) {
          value = n * 1e100;
        }

        boolean is(int n) {
          return value == n * 1e100;
        }

        @Override
        boolean odd(int n) {
          double seen = value;
          return seen != n * 1e100 && seen != (n - 1) * 1e100;
        }
      },
      new Flag("reference") {
        volatile int[] value = {0};

        void write(int n) {
          value = new int[] {n, n};
        }

        boolean is(int n) {
          int[] seen = value;
          return seen[seen.length - 1] == n;
        }
      },
      new Flag("string") {
        volatile String value = "0";

        void write(int n) {
          value = Integer.toString(n);
        }

        boolean is(int n) {
          return value.equals(Integer.toString(n));
        }
      },
      new Flag("static int") {
        void write(int n) {
          staticInt = n;
        }

        boolean is(int n) {
          return staticInt == n;
        }
      },
      new Flag("static reference") {
        void write(int n) {
          staticReference = Integer.valueOf(n);
        }

        boolean is(int n) {
          Object seen = staticReference;
          return seen == null ? n == 0 : seen.equals(n);
        }
      }
    };
  }

  /** Plays the even or the odd turns; the plain data must be what the other has written. */
  private static void play(Flag flag, int player, int rounds) {
    for (int n = 1; n <= rounds; n++) {
      if (n % 2 == player) {
        while (!flag.is(n - 1)) {
          Thread.yield();
        }
        int[] data = flag.data;
        for (int i = 0; i < data.length; i++) {
          flag.torn |= data[i] != n - 1;
          data[i] = n;
        }
        flag.write(n);
      } else if (flag.odd(n)) {
        flag.torn = true;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 1000) / 2 * 2; // even, so that a boolean ends where it began
    Checklist checks = new Checklist();
    for (Flag flag : flags()) {
      Thread even = new Thread(() -> play(flag, 0, rounds));
      Thread odd = new Thread(() -> play(flag, 1, rounds));
      even.start();
      odd.start();
      even.join();
      odd.join();
      boolean good = flag.is(rounds) && !flag.torn;
      for (int x : flag.data) {
        good &= x == rounds;
      }
      checks.check(flag.name, good);
    }
    checks.finish();
  }
}
