package dev.heddle.agent.boot;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Class files behind one another in one stored entry of heddle.jar. The index has numbers only:
 * thousands of names read into a map at each start cost more than the classes that are asked for.
 */
public final class PackedClasses {
  private record Index(long[] keys, int[] offsets, int bytes) {}

  private final ZipFile jar;
  private final ZipEntry entry;
  private volatile Index index;

  PackedClasses(ZipFile jar, String entryName) {
    this.jar = jar;
    entry = jar.getEntry(entryName);
  }

  /**
   * Stands for a class's name; no two classes of one pack have the same, which the packer checks.
   * Another name may have the key of a class here: the JVM looks at the name when it defines it.
   *
   * @param name with slashes
   */
  public static long key(String name) {
    long key = 0;
    for (int i = 0; i < name.length(); i++) {
      key = key * 1_000_003 + name.charAt(i);
    }
    return key;
  }

  /**
   * The class file; null where it is not in here.
   *
   * @param name with slashes
   */
  byte[] classFile(String name) throws IOException {
    Index known = index();
    int place = Arrays.binarySearch(known.keys, key(name));
    if (place < 0) {
      return null;
    }
    int offset = known.offsets[place];
    try (InputStream in = jar.getInputStream(entry)) {
      // A stored entry is skipped by moving a pointer.
      in.skipNBytes(known.bytes + (long) offset);
      return in.readNBytes(known.offsets[place + 1] - offset);
    }
  }

  private Index index() throws IOException {
    Index known = index;
    if (known == null) {
      // Two threads may both read it, and read the same.
      known = read();
      index = known;
    }
    return known;
  }

  private Index read() throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      int count = in.readInt();
      long[] keys = new long[count];
      ByteBuffer keyBytes = ByteBuffer.wrap(in.readNBytes(count * Long.BYTES));
      keyBytes.asLongBuffer().get(keys);
      int[] offsets = new int[count + 1];
      ByteBuffer offsetBytes = ByteBuffer.wrap(in.readNBytes(offsets.length * Integer.BYTES));
      offsetBytes.asIntBuffer().get(offsets);
      return new Index(keys, offsets, Integer.BYTES + keyBytes.capacity() + offsetBytes.capacity());
    }
  }
}
