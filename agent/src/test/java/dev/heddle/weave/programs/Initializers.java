package dev.heddle.weave.programs;

import java.util.ArrayList;
import java.util.List;

/** Static finals of all kinds, order of initialisation, an initialiser that fails. */
public final class Initializers {
  static final List<String> ORDER = new ArrayList<>();
  static final int CONSTANT = 7;
  static final long LONG = Long.parseLong("12");
  static final double DOUBLE = LONG / 5.0;
  static final boolean FLAG;
  static final char CHAR = String.valueOf(LONG).charAt(1);
  static final byte BYTE = (byte) LONG;
  static final short SHORT = (short) (LONG * 100);
  static final float FLOAT = (float) DOUBLE;
  static final int[] ARRAY = {1, 2, 3};
  static int mutable = 3;

  static {
    boolean found = false;
    for (int i : ARRAY) {
      if (i == 2) {
        found = true;
      }
    }
    FLAG = found;
    ORDER.add("outer");
  }

  static class Parent {
    static {
      ORDER.add("parent");
    }
  }

  static final class Child extends Parent {
    static int uses;

    static {
      ORDER.add("child");
    }
  }

  static final class Failing {
    static int value = fail();

    private static int fail() {
      throw new IllegalStateException("no value");
    }
  }

  static final class Plain {
    static int counter;
  }

  public static String run() {
    Child.uses++;
    Plain.counter += 2;
    String failure;
    try {
      failure = "" + Failing.value;
    } catch (ExceptionInInitializerError e) {
      failure = e.getCause().getMessage();
    }
    return ORDER
        + " "
        + CONSTANT
        + LONG
        + DOUBLE
        + FLAG
        + CHAR
        + BYTE
        + SHORT
        + FLOAT
        + ARRAY.length
        + mutable++
        + mutable
        + Child.uses
        + Plain.counter
        + failure;
  }
}
