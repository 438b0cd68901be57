package dev.heddle.node.collect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Lists of longs on the wire. */
final class Numbers {
  private Numbers() {}

  static void write(DataOutputStream out, long[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static long[] read(DataInputStream in) throws IOException {
    long[] numbers = new long[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }
}
