package dev.heddle.heap.codec;

import dev.heddle.heap.wire.Input;
import dev.heddle.heap.wire.Output;

/** Primitive boxes, cached and fresh. */
final class BoxCodec {
  private BoxCodec() {}

  static boolean isBox(Object value) {
    return !code(value).isEmpty();
  }

  /** Whether the JDK hands out this very object for its value. */
  static boolean isCanonical(Object box) {
    return box == cached(code(box).charAt(0), bits(box));
  }

  static void write(Object box, Output out) {
    out.writeByte(code(box).charAt(0));
    out.writeLong(bits(box));
  }

  static Object readCanonical(Input in) {
    char code = (char) in.readByte();
    return cached(code, in.readLong());
  }

  @SuppressWarnings({
    "deprecation",
    "removal",
    "BoxedPrimitiveConstructor"
  }) // a box with an identity of its own is the point
  static Object readFresh(Input in) {
    char code = (char) in.readByte();
    long bits = in.readLong();
    return switch (code) {
      case 'I' -> new Integer((int) bits);
      case 'J' -> new Long(bits);
      case 'D' -> new Double(Double.longBitsToDouble(bits));
      case 'F' -> new Float(Float.intBitsToFloat((int) bits));
      case 'Z' -> new Boolean(bits != 0);
      case 'C' -> new Character((char) bits);
      case 'B' -> new Byte((byte) bits);
      case 'S' -> new Short((short) bits);
      default -> throw new IllegalArgumentException("box code " + code);
    };
  }

  private static Object cached(char code, long bits) {
    return switch (code) {
      case 'I' -> Integer.valueOf((int) bits);
      case 'J' -> Long.valueOf(bits);
      case 'D' -> Double.valueOf(Double.longBitsToDouble(bits));
      case 'F' -> Float.valueOf(Float.intBitsToFloat((int) bits));
      case 'Z' -> Boolean.valueOf(bits != 0);
      case 'C' -> Character.valueOf((char) bits);
      case 'B' -> Byte.valueOf((byte) bits);
      case 'S' -> Short.valueOf((short) bits);
      default -> throw new IllegalArgumentException("box code " + code);
    };
  }

  /** The descriptor of the boxed type; empty for no box. */
  private static String code(Object value) {
    Class<?> type = value.getClass();
    if (type == Integer.class) {
      return "I";
    } else if (type == Long.class) {
      return "J";
    } else if (type == Double.class) {
      return "D";
    } else if (type == Float.class) {
      return "F";
    } else if (type == Boolean.class) {
      return "Z";
    } else if (type == Character.class) {
      return "C";
    } else if (type == Byte.class) {
      return "B";
    } else if (type == Short.class) {
      return "S";
    }
    return "";
  }

  private static long bits(Object box) {
    if (box instanceof Double d) {
      return Double.doubleToRawLongBits(d);
    } else if (box instanceof Float f) {
      return Float.floatToRawIntBits(f);
    } else if (box instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (box instanceof Character c) {
      return c;
    }
    return ((Number) box).longValue();
  }
}
