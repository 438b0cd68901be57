package dev.heddle.agent.boot;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Class files behind one another in one stored entry of heddle.jar. The index is read once. */
final class ClassPack {
  private record Place(long offset, int length) {}

  private final ZipFile jar;
  private final String entryName;
  private volatile Map<String, Place> places;

  ClassPack(ZipFile jar, String entryName) {
    this.jar = jar;
    this.entryName = entryName;
  }

  /**
   * The class file; null where it is not in here.
   *
   * @param name with slashes
   */
  byte[] classFile(String name) throws IOException {
    Place place = places().get(name);
    if (place == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry())) {
      // A stored entry is skipped by moving a pointer.
      in.skipNBytes(place.offset);
      return in.readNBytes(place.length);
    }
  }

  private Map<String, Place> places() throws IOException {
    Map<String, Place> known = places;
    if (known == null) {
      // Two threads may both read it, and read the same.
      known = read();
      places = known;
    }
    return known;
  }

  private Map<String, Place> read() throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(jar.getInputStream(entry())))) {
      int indexBytes = in.readInt();
      DataInputStream index =
          new DataInputStream(new ByteArrayInputStream(in.readNBytes(indexBytes)));
      int count = index.readInt();
      Map<String, Place> read = new HashMap<>(count * 2);
      long offset = (long) Integer.BYTES + indexBytes;
      for (int i = 0; i < count; i++) {
        String name = index.readUTF();
        Place place = new Place(offset, index.readInt());
        read.put(name, place);
        offset += place.length;
      }
      return read;
    }
  }

  private ZipEntry entry() {
    return jar.getEntry(entryName);
  }
}
