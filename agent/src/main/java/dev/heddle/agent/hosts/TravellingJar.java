package dev.heddle.agent.hosts;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An element of the class path as it travels: a jar, known by its content.
 *
 * @param hash SHA-256 in hexadecimal
 * @param file where it is here
 */
record TravellingJar(String hash, Path file) {
  /** Equal directories give equal bytes; the earliest day a zip can tell. */
  private static final long ENTRY_TIME_MILLIS = 946_684_800_000L;

  /**
   * A jar as it is, a directory packed into one below {@code scratch}.
   *
   * @param scratch a directory that lives as long as the start
   */
  static TravellingJar of(Path element, Path scratch) throws IOException {
    if (Files.isDirectory(element)) {
      return of(pack(element, scratch));
    }
    return of(element);
  }

  private static TravellingJar of(Path jar) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(jar)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new TravellingJar(HexFormat.of().formatHex(digest.digest()), jar);
  }

  private static Path pack(Path directory, Path scratch) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Path packed = Files.createTempFile(scratch, "directory-", ".jar");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(packed)))) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(directory.relativize(file).toString().replace('\\', '/'));
        entry.setTime(ENTRY_TIME_MILLIS);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return packed;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
