package dev.heddle.node.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.node.service.Payload;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final Signature ALL =
      Signature.of("a/B.all (IZJDFCSBLjava/lang/Object;Ljava/lang/Object;)V");

  @Test
  void argumentsArriveAsTheyWere() throws IOException {
    Object shared = new Object();
    Object[] arguments = {1, true, 2L, 3.5, 4.5f, 'c', (short) 5, (byte) 6, shared, null};
    ValueReader reader = passed(ALL, arguments);
    for (Object argument : arguments) {
      assertEquals(argument, reader.value(true));
    }
  }

  @Test
  void arraysOfEachTypeArriveAsCopies() throws IOException {
    List<Object> arrays =
        List.of(
            new byte[] {1, -2},
            new boolean[] {true, false, true},
            new char[] {'a', 'ü'},
            new short[] {-3},
            new int[] {4, 5},
            new long[] {6, Long.MIN_VALUE},
            new float[] {7.5f},
            new double[] {8.25, -0.0},
            new Object[] {"text", null, 9},
            new String[0]);
    for (Object array : arrays) {
      Signature method = Signature.of("a/B.use (" + array.getClass().descriptorString() + ")V");
      Object copy = passed(method, array).value(true);
      assertEquals(array.getClass(), copy.getClass());
      assertEquals(Array.getLength(array), Array.getLength(copy));
      for (int i = 0; i < Array.getLength(array); i++) {
        assertEquals(Array.get(array, i), Array.get(copy, i));
      }
    }
  }

  @Test
  void anArrayToReadIntoTravelsWithoutContent() throws IOException {
    Signature read = Signature.of("java/io/InputStream.read ([B)I");
    ValueReader reader = passed(read, new byte[] {1, 2, 3});
    assertArrayEquals(new byte[3], (byte[]) reader.value(false));
  }

  @Test
  void onlyTheWindowOfAnArrayToWriteTravels() throws IOException {
    Signature write = Signature.of("java/io/OutputStream.write ([BII)V");
    ValueReader reader = passed(write, new byte[] {1, 2, 3, 4}, 1, 2);
    assertArrayEquals(new byte[] {0, 2, 3, 0}, (byte[]) reader.value(true));
    assertEquals(1, reader.value(true));
  }

  @Test
  void aBufferTravelsAsWhatRemains() throws IOException {
    Signature write = Signature.of("a/B.write (Ljava/nio/ByteBuffer;)I");
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
    ByteBuffer copy = (ByteBuffer) passed(write, buffer).value(true);
    assertEquals(2, copy.remaining());
    assertEquals(2, copy.get());
    assertEquals(1, buffer.position());
  }

  @Test
  void anArrayOfTheDeclaredResultIsCopiedAndAnObjectIsNot() throws IOException {
    byte[] content = {1, 2};
    ValueWriter writer = new ValueWriter();
    writer.result(Signature.of("a/B.all ()[B"), content);
    writer.result(Signature.of("a/B.get ()Ljava/lang/Object;"), content);
    ValueReader reader = reader(writer);
    assertArrayEquals(content, (byte[]) reader.value(true));
    assertSame(content, reader.value(true));
  }

  /** Another thread may have written to the caller's array meanwhile. */
  @Test
  void whatAMethodLeftAloneIsNotSentBack() throws IOException {
    Signature update = Signature.of("a/B.update ([B)V");
    Object[] arguments = {new byte[] {1, 2}};
    Object[] before = Snapshot.of(update, arguments);
    assertEquals(0, sentBack(update, arguments, before));
    ((byte[]) arguments[0])[1] = 3;
    assertEquals(2, sentBack(update, arguments, before));
  }

  private static int sentBack(Signature method, Object[] arguments, Object[] before)
      throws IOException {
    ValueReader answer = reader(new Outcome(null, null).answer(method, arguments, before, false));
    assertEquals(0, answer.number());
    assertEquals(Outcome.RETURNED, answer.number());
    answer.value(true);
    return answer.number();
  }

  private static ValueReader passed(Signature method, Object... arguments) throws IOException {
    ValueWriter writer = new ValueWriter();
    for (int i = 0; i < arguments.length; i++) {
      writer.argument(method, i, arguments);
    }
    return reader(writer);
  }

  private static ValueReader reader(ValueWriter writer) {
    byte[] bytes = Payload.of(out -> out.write(writer.bytes()));
    return new ValueReader(
        writer.references(), new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
