package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is where in heddle.jar. */
class PackagingIT {
  @Test
  void theSystemLoaderSeesTheBootClassesOnly() throws Exception {
    try (JarFile jar = new JarFile(Jvm.JAR)) {
      Set<String> visible = new TreeSet<>();
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("isolated/") && !name.startsWith("bridge/"))
          .forEach(visible::add);
      assertEquals(
          Set.of(
              "META-INF/MANIFEST.MF",
              "dev/heddle/agent/boot/PackedClasses$Index.class",
              "dev/heddle/agent/boot/PackedClasses.class",
              "dev/heddle/agent/boot/IsolatedLoader.class",
              "dev/heddle/agent/boot/JavaVersion.class",
              "dev/heddle/agent/boot/Main.class",
              "dev/heddle/agent/boot/Premain.class",
              "dev/heddle/agent/boot/ReceiverMain.class",
              "dev/heddle/agent/boot/Start.class",
              "dev/heddle/agent/boot/WorkerMain.class"),
          visible);
    }
  }

  @Test
  void nestedClassesAreNoClassesToOthers() throws Exception {
    try (JarFile jar = new JarFile(Jvm.JAR)) {
      List<String> loadable =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("isolated/") || name.startsWith("bridge/"))
              .filter(name -> name.endsWith(".class"))
              .collect(Collectors.toList());
      assertEquals(List.of(), loadable);
      assertNotNull(jar.getEntry("isolated/core.pack"));
      assertNotNull(jar.getEntry("isolated/reference.conf"));
      assertNotNull(jar.getEntry("isolated/META-INF/services/io.grpc.ManagedChannelProvider"));
    }
  }

  @Test
  void theBridgeIsThereOnceInAnOrderThatCanBeDefined() throws Exception {
    try (JarFile jar = new JarFile(Jvm.JAR)) {
      assertEquals(
          0,
          jar.stream()
              .filter(entry -> entry.getName().contains("isolated/dev/heddle/bridge"))
              .count());
      List<String> index;
      try (InputStream in = jar.getInputStream(jar.getEntry("bridge/index"))) {
        index = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
      assertTrue(
          index.indexOf("dev/heddle/bridge/Shared")
              < index.indexOf("dev/heddle/bridge/SharedObject"),
          index::toString);
      for (String name : index) {
        assertNotNull(jar.getEntry("bridge/" + name + ".classdata"), name);
      }
    }
  }
}
