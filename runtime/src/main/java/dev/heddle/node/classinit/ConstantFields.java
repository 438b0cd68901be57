package dev.heddle.node.classinit;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads a class file (JVMS 4) just far enough: which fields have a ConstantValue attribute. */
final class ConstantFields {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private ConstantFields() {}

  /** Name and descriptor of each, joined. */
  static Set<String> of(DataInputStream in) throws IOException {
    skip(in, 8); // magic, version
    String[] texts = pool(in);
    skip(in, 6); // flags, this, super
    skip(in, 2L * in.readUnsignedShort()); // interfaces
    Set<String> constants = new HashSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      skip(in, 2); // flags
      String field = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        if ("ConstantValue".equals(texts[in.readUnsignedShort()])) {
          constants.add(field);
        }
        skip(in, Integer.toUnsignedLong(in.readInt()));
      }
    }
    return constants;
  }

  private static String[] pool(DataInputStream in) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      if (tag == UTF8) {
        texts[i] = in.readUTF();
      } else {
        skip(in, size(tag));
      }
      if (tag == LONG || tag == DOUBLE) {
        i++; // takes two entries
      }
    }
    return texts;
  }

  private static int size(int tag) throws IOException {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case LONG, DOUBLE -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> throw new IOException("constant pool tag " + tag);
    };
  }

  private static void skip(DataInputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
  }
}
