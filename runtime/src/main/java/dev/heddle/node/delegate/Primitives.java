package dev.heddle.node.delegate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Primitives and arrays of them as bytes. */
final class Primitives {
  private Primitives() {}

  static void writeBox(Object box, DataOutputStream out) throws IOException {
    switch (box.getClass().getSimpleName()) {
      case "Integer" -> {
        out.writeByte('I');
        out.writeInt((Integer) box);
      }
      case "Boolean" -> {
        out.writeByte('Z');
        out.writeBoolean((Boolean) box);
      }
      case "Long" -> {
        out.writeByte('J');
        out.writeLong((Long) box);
      }
      case "Double" -> {
        out.writeByte('D');
        out.writeDouble((Double) box);
      }
      case "Float" -> {
        out.writeByte('F');
        out.writeFloat((Float) box);
      }
      case "Character" -> {
        out.writeByte('C');
        out.writeChar((Character) box);
      }
      case "Short" -> {
        out.writeByte('S');
        out.writeShort((Short) box);
      }
      default -> {
        out.writeByte('B');
        out.writeByte((Byte) box);
      }
    }
  }

  static Object readBox(DataInputStream in) throws IOException {
    int type = in.readByte();
    // No switch expression of numbers: it would make all of them doubles.
    switch (type) {
      case 'I' -> {
        return in.readInt();
      }
      case 'Z' -> {
        return in.readBoolean();
      }
      case 'J' -> {
        return in.readLong();
      }
      case 'D' -> {
        return in.readDouble();
      }
      case 'F' -> {
        return in.readFloat();
      }
      case 'C' -> {
        return in.readChar();
      }
      case 'S' -> {
        return in.readShort();
      }
      default -> {
        return in.readByte();
      }
    }
  }

  /** Bytes of an element. */
  static int width(Object array) {
    Class<?> component = array.getClass().getComponentType();
    if (component == long.class || component == double.class) {
      return Long.BYTES;
    }
    if (component == int.class || component == float.class) {
      return Integer.BYTES;
    }
    return component == char.class || component == short.class ? Short.BYTES : 1;
  }

  static byte[] bytes(Object array, int from, int count) {
    byte[] bytes = new byte[count * width(array)];
    ByteBuffer into = ByteBuffer.wrap(bytes);
    switch (array.getClass().getComponentType().getName()) {
      case "byte" -> into.put((byte[]) array, from, count);
      case "char" -> into.asCharBuffer().put((char[]) array, from, count);
      case "short" -> into.asShortBuffer().put((short[]) array, from, count);
      case "int" -> into.asIntBuffer().put((int[]) array, from, count);
      case "long" -> into.asLongBuffer().put((long[]) array, from, count);
      case "float" -> into.asFloatBuffer().put((float[]) array, from, count);
      case "double" -> into.asDoubleBuffer().put((double[]) array, from, count);
      default -> {
        for (int i = 0; i < count; i++) {
          bytes[i] = (byte) (Array.getBoolean(array, from + i) ? 1 : 0);
        }
      }
    }
    return bytes;
  }

  static void store(byte[] bytes, Object array, int from, int count) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    switch (array.getClass().getComponentType().getName()) {
      case "byte" -> source.get((byte[]) array, from, count);
      case "char" -> source.asCharBuffer().get((char[]) array, from, count);
      case "short" -> source.asShortBuffer().get((short[]) array, from, count);
      case "int" -> source.asIntBuffer().get((int[]) array, from, count);
      case "long" -> source.asLongBuffer().get((long[]) array, from, count);
      case "float" -> source.asFloatBuffer().get((float[]) array, from, count);
      case "double" -> source.asDoubleBuffer().get((double[]) array, from, count);
      default -> {
        for (int i = 0; i < count; i++) {
          Array.setBoolean(array, from + i, bytes[i] != 0);
        }
      }
    }
  }
}
