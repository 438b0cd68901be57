package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.bridge.Bridge;
import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Woven code reaches the slow paths it should, as often as it should: with a bridge of its own. */
class SlowPathsTest {
  private static final String BRIDGE = "dev/heddle/bridge";

  @Test
  void countsSlowPaths() throws Exception {
    Map<String, byte[]> classFiles = ClassFiles.nestOf("dev.heddle.weave.programs.Checks");
    bridgeClasses().forEach(name -> put(classFiles, "dev/heddle/bridge/" + name));
    put(classFiles, "dev/heddle/weave/harness/CountingHooks");
    WeavePolicy policy =
        new WeavePolicy(List.of(), List.of("**$Driver", "**.harness.*"), List.of());
    WovenLoader loader =
        new WovenLoader(classFiles, new Weaver(policy), SlowPathsTest.class.getClassLoader());
    String driver = "dev.heddle.weave.programs.Checks$Driver";
    System.setProperty("heddle.nodes", "2");
    try {
      String calls = (String) loader.loadClass(driver).getMethod("run").invoke(null);
      assertEquals(Golden.read("slow-paths.txt", calls), calls);
    } finally {
      System.clearProperty("heddle.nodes");
    }
  }

  /** The runtime is a folder of classes in one build and a jar in another. */
  static List<String> bridgeClasses() throws IOException, URISyntaxException {
    Path runtime =
        Path.of(Bridge.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(runtime)) {
      return namesIn(runtime.resolve(BRIDGE));
    }
    try (FileSystem jar = FileSystems.newFileSystem(runtime)) {
      return namesIn(jar.getPath(BRIDGE));
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList();
    }
  }

  static void put(Map<String, byte[]> classFiles, String name) {
    classFiles.put(name, ClassFiles.of(name));
  }
}
