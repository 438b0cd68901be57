package dev.heddle.pack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Class files behind one another. Format, read by {@code dev.heddle.agent.boot.ClassPack}: the
 * length of the index; the index: a count, then name and length of each class; the class files.
 */
final class ClassPack {
  private final Map<String, byte[]> classes = new TreeMap<>();

  /**
   * Adds a class.
   *
   * @param name with slashes
   * @param from where it was found, for the complaint
   */
  void add(String name, byte[] classFile, Path from) {
    if (classes.put(name, classFile) != null) {
      throw new IllegalStateException(name + " is on the class path twice, again in " + from);
    }
  }

  byte[] bytes() {
    try {
      ByteArrayOutputStream index = new ByteArrayOutputStream();
      DataOutputStream indexOut = new DataOutputStream(index);
      indexOut.writeInt(classes.size());
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        indexOut.writeUTF(entry.getKey());
        indexOut.writeInt(entry.getValue().length);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(all);
      out.writeInt(index.size());
      index.writeTo(out);
      for (byte[] classFile : classes.values()) {
        out.write(classFile);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
