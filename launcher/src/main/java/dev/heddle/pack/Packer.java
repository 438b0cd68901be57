package dev.heddle.pack;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Builds heddle.jar from this process's own class path: {@code Packer <jar> <version>}.
 *
 * <pre>
 *   dev/heddle/agent/boot/*.class   as is: what the system loader sees
 *   bridge/**.classdata, index      defined in the boot loader at start
 *   isolated/core.pack, rest.pack   all other classes, for the isolated loader
 *   isolated/**                     its resources
 * </pre>
 */
public final class Packer {
  /** No time of day in the jar: equal sources give equal bytes. */
  private static final long ENTRY_TIME_MILLIS = 946_684_800_000L;

  private Packer() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    String version = arguments[1];
    Contents contents = new Contents();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      contents.add(Path.of(element));
    }
    write(jar, contents.entries(version), manifest(version));
  }

  private static Manifest manifest(String version) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "dev.heddle.agent.boot.Main");
    main.put(Attributes.Name.IMPLEMENTATION_TITLE, "Heddle");
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    main.putValue("Premain-Class", "dev.heddle.agent.boot.Premain");
    main.putValue("Can-Retransform-Classes", "true");
    // For the launcher's signal handlers; the agent exports it by itself.
    main.putValue("Add-Exports", "java.base/jdk.internal.misc");
    return manifest;
  }

  private static void write(Path jar, Map<String, byte[]> entries, Manifest manifest)
      throws IOException {
    Path unfinished = jar.resolveSibling(jar.getFileName() + ".part");
    try (OutputStream file = Files.newOutputStream(unfinished);
        JarOutputStream out = new JarOutputStream(file)) {
      put(out, "META-INF/MANIFEST.MF", bytes(manifest));
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
    }
    Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] bytes(Manifest manifest) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(ENTRY_TIME_MILLIS);
    if (name.endsWith(".pack")) {
      // Stored: a class is read from the middle.
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
