package dev.heddle.agent;

import dev.heddle.agent.config.HeddleConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Class files of twins made by earlier runs of the same Heddle, JDK and settings: to copy and weave
 * them anew cost each node half a second. They lie in a directory that is the user's alone, since
 * the boot loader does not verify what it is given; each file begins with its hash. Any trouble
 * with a file means that it is not there, and the twin is made.
 */
final class TwinCache {
  private static final int HASH_BYTES = 32;
  private static final int KEY_BYTES = 12;
  private static final int MAX_KEYS = 16;
  private static final String OWNER_ONLY = "rwx------";

  /** Null where nothing is kept. */
  private final Path directory;

  TwinCache(Path directory) {
    this.directory = directory;
  }

  /** For this build, JDK and settings; a build that is not packed changes too often. */
  static TwinCache of(HeddleConfig.Weaving settings) {
    String build = Build.id();
    if (build.equals("unpacked")) {
      return new TwinCache(null);
    }
    String made =
        String.join(
            "\n",
            build,
            System.getProperty("java.vm.vendor"),
            System.getProperty("java.runtime.version"),
            System.getProperty("heddle.weave.off", ""),
            settings.key());
    byte[] hash = hash(made.getBytes(StandardCharsets.UTF_8));
    String key = HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_BYTES));
    return new TwinCache(ownDirectory(key));
  }

  private static Path ownDirectory(String key) {
    String given = System.getenv("XDG_CACHE_HOME");
    Path caches =
        given == null || given.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    try {
      Path heddle = Files.createDirectories(caches.resolve("heddle"));
      if (!Files.getOwner(heddle).getName().equals(System.getProperty("user.name"))) {
        return null;
      }
      Files.setPosixFilePermissions(heddle, PosixFilePermissions.fromString(OWNER_ONLY));
      Path directory = heddle.resolve(key);
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
        forgetAllBut(MAX_KEYS, heddle);
      }
      return directory;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return null;
    }
  }

  /** Keeps the newest; a run that uses one of the others makes its twins anew. */
  private static void forgetAllBut(int count, Path heddle) throws IOException {
    List<Path> keys;
    try (Stream<Path> all = Files.list(heddle)) {
      keys = all.sorted(Comparator.comparing(key -> -key.toFile().lastModified())).toList();
    }
    for (Path key : keys.subList(Math.min(count, keys.size()), keys.size())) {
      try (Stream<Path> files = Files.list(key)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(key);
    }
  }

  /**
   * The class file kept, or the one that {@code maker} makes.
   *
   * @param stage of its making: the same class may be kept as copied and as woven
   */
  byte[] get(String stage, String internalName, Supplier<byte[]> maker) {
    if (directory == null) {
      return maker.get();
    }
    Path file = directory.resolve(internalName.replace('/', '.') + "." + stage);
    byte[] kept = read(file);
    if (kept != null) {
      return kept;
    }
    byte[] made = maker.get();
    write(file, made);
    return made;
  }

  private static byte[] read(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length > HASH_BYTES) {
        byte[] classFile = Arrays.copyOfRange(content, HASH_BYTES, content.length);
        if (Arrays.equals(Arrays.copyOf(content, HASH_BYTES), hash(classFile))) {
          return classFile;
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Other nodes do the same at the same time: a file is there whole or not at all. */
  private void write(Path file, byte[] classFile) {
    try {
      Path part = Files.createTempFile(directory, "part", null);
      byte[] hash = hash(classFile);
      byte[] content = Arrays.copyOf(hash, HASH_BYTES + classFile.length);
      System.arraycopy(classFile, 0, content, HASH_BYTES, classFile.length);
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Made again by the next run.
    }
  }

  private static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError(e.getMessage(), e); // every JDK has it
    }
  }
}
