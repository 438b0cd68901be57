package dev.heddle.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Gathers class path elements and gives each file its place in heddle.jar. Nested classes are not
 * entries of their own: opening a jar of thousands and inflating hundreds took a quarter of the
 * start-up of a one-node run.
 */
final class Contents {
  private static final String BOOT = "dev/heddle/agent/boot/";
  private static final String BRIDGE = "dev/heddle/bridge/";
  private static final String PACK = "dev/heddle/pack/";
  private static final String SERVICES = "META-INF/services/";

  /** Multi-release jars are flattened to what the oldest supported Java takes. */
  private static final Runtime.Version OLDEST = Runtime.Version.parse("17");

  /** What a run on one node needs too; all else is in a pack that is opened on first use. */
  private static final List<String> CORE =
      List.of("dev/heddle/", "org/objectweb/asm/", "com/typesafe/config/");

  private final Map<String, byte[]> placed = new TreeMap<>();
  private final ClassPack core = new ClassPack();
  private final ClassPack rest = new ClassPack();
  private final Map<String, byte[]> bridge = new TreeMap<>();
  private final Map<String, Set<String>> services = new TreeMap<>();

  void add(Path element) throws IOException {
    if (Files.isDirectory(element)) {
      addDirectory(element);
    } else if (Files.exists(element)) {
      addJar(element);
    }
  }

  private void addDirectory(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace('\\', '/');
      addFile(name, Files.readAllBytes(file), root);
    }
  }

  private void addJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, OLDEST)) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (!name.endsWith("/")) {
          // By name, so that a multi-release jar answers with the version for OLDEST.
          try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            addFile(name, in.readAllBytes(), path);
          }
        }
      }
    }
  }

  private void addFile(String name, byte[] content, Path from) {
    if (isLeftOut(name)) {
      return;
    }
    if (name.startsWith(SERVICES)) {
      Set<String> providers = services.computeIfAbsent(name, key -> new LinkedHashSet<>());
      new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(providers::add);
    } else if (name.startsWith(BOOT)) {
      place(name, content, from);
    } else if (!name.endsWith(".class")) {
      placed.putIfAbsent("isolated/" + name, content);
    } else if (name.startsWith(BRIDGE)) {
      bridge.put(className(name), content);
    } else {
      boolean isCore = CORE.stream().anyMatch(name::startsWith);
      (isCore ? core : rest).add(className(name), content, from);
    }
  }

  private void place(String name, byte[] content, Path from) {
    if (placed.put(name, content) != null) {
      throw new IllegalStateException(name + " is on the class path twice, again in " + from);
    }
  }

  private static boolean isLeftOut(String name) {
    return name.startsWith(PACK)
        || name.endsWith("module-info.class")
        || name.endsWith("package-info.class")
        // Annotations of packages that a nested class may not have: java. and javax. are the JDK's.
        || name.startsWith("javax/")
        || name.startsWith("META-INF/maven/")
        || name.startsWith("META-INF/versions/")
        || name.startsWith("META-INF/native-image/")
        || name.equals("META-INF/MANIFEST.MF")
        || name.equals("META-INF/INDEX.LIST");
  }

  private static String className(String file) {
    return file.substring(0, file.length() - ".class".length());
  }

  /** All entries by their name in the jar. */
  Map<String, byte[]> entries(String version) {
    Map<String, byte[]> all = new TreeMap<>(placed);
    all.put("isolated/core.pack", core.bytes());
    all.put("isolated/rest.pack", rest.bytes());
    services.forEach(
        (name, providers) -> all.put("isolated/" + name, utf8(String.join("\n", providers))));
    List<String> order = BridgeClasses.superTypesFirst(bridge);
    all.put("bridge/index", utf8(String.join("\n", order)));
    for (String name : order) {
      all.put("bridge/" + name + ".classdata", BridgeClasses.annotate(bridge.get(name)));
    }
    all.put("isolated/heddle-build.properties", buildId(version, all));
    return all;
  }

  /** Nodes of different builds refuse each other, so the id is of the content, not of the day. */
  private static byte[] buildId(String version, Map<String, byte[]> all) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : new ArrayList<>(all.keySet())) {
        digest.update(utf8(name));
        digest.update(all.get(name));
      }
      String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
      return utf8("version=" + version + "\nbuild=" + version + "+" + hash + "\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
