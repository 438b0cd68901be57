package dev.heddle.node.delegate;

import dev.heddle.bridge.ArrayAccess;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of a call, to be read by {@link ValueReader}: references apart from all else. */
final class ValueWriter {
  static final int REFERENCE = 0;
  static final int ARRAY = 1;
  static final int BUFFER = 2;
  static final int PRIMITIVE = 3;

  private final List<Object> references = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  void number(int number) throws IOException {
    out.writeInt(number);
  }

  void reference(Object value) {
    references.add(value);
  }

  /** An argument, its window with it where the method may read that. */
  void argument(Signature method, int index, Object[] arguments) throws IOException {
    Object value = arguments[index];
    boolean isIn = method.direction().isIn();
    if (method.type().parameterType(index).isPrimitive()) {
      primitive(value);
    } else if (value == null || !method.isCopied(index)) {
      out.writeByte(REFERENCE);
      references.add(value);
    } else if (value instanceof ByteBuffer buffer) {
      out.writeByte(BUFFER);
      out.writeInt(buffer.remaining());
      if (isIn) {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        out.write(content);
      }
    } else {
      int length = Array.getLength(value);
      int[] window = method.window(index, arguments, length);
      header(value, length);
      out.writeInt(window[0]);
      out.writeInt(isIn ? window[1] : window[0]);
      if (isIn) {
        elements(value, window[0], window[1]);
      }
    }
  }

  /** A result; an array of its declared type is new, as a rule, and the caller's alone. */
  void result(Signature method, Object value) throws IOException {
    Class<?> declared = method.type().returnType();
    if (declared.isPrimitive() && declared != void.class) {
      primitive(value);
    } else if (value == null || !declared.isArray()) {
      out.writeByte(REFERENCE);
      references.add(value);
    } else {
      int length = Array.getLength(value);
      header(value, length);
      out.writeInt(0);
      out.writeInt(length);
      elements(value, 0, length);
    }
  }

  /** No reference: a box of its own would be an object with an identity. */
  private void primitive(Object box) throws IOException {
    out.writeByte(PRIMITIVE);
    Primitives.writeBox(box, out);
  }

  private void header(Object array, int length) throws IOException {
    out.writeByte(ARRAY);
    references.add(array.getClass().getComponentType());
    out.writeInt(length);
  }

  /** Elements {@code from} to {@code to - 1}. */
  void elements(Object array, int from, int to) throws IOException {
    if (from < to) {
      ArrayAccess.readRange(array, from, to);
      if (array instanceof Object[] objects) {
        references.addAll(Arrays.asList(objects).subList(from, to));
      } else {
        out.write(Primitives.bytes(array, from, to - from));
      }
    }
  }

  Object[] references() {
    return references.toArray();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
