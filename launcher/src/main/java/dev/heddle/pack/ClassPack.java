package dev.heddle.pack;

import dev.heddle.agent.boot.PackedClasses;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Class files behind one another. Format, read by {@code dev.heddle.agent.boot.ClassPack}: a count;
 * the keys of the names, ascending; where each class begins behind the index, and where the last
 * ends; the class files.
 */
final class ClassPack {
  private final Map<Long, String> names = new HashMap<>();
  private final SortedMap<Long, byte[]> classes = new TreeMap<>();

  /**
   * Adds a class.
   *
   * @param name with slashes
   * @param from where it was found, for the complaint
   */
  void add(String name, byte[] classFile, Path from) {
    long key = PackedClasses.key(name);
    String same = names.put(key, name);
    if (name.equals(same)) {
      throw new IllegalStateException(name + " is on the class path twice, again in " + from);
    }
    if (same != null) {
      throw new IllegalStateException(name + " and " + same + " have the same key");
    }
    classes.put(key, classFile);
  }

  byte[] bytes() {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(all);
      out.writeInt(classes.size());
      for (long key : classes.keySet()) {
        out.writeLong(key);
      }
      int offset = 0;
      out.writeInt(offset);
      for (byte[] classFile : classes.values()) {
        offset += classFile.length;
        out.writeInt(offset);
      }
      for (byte[] classFile : classes.values()) {
        out.write(classFile);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
