package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Woven code reaches the slow paths it should, as often as it should: with a bridge of its own. */
class SlowPathsTest {
  private static final List<String> BRIDGE =
      List.of(
          "ArrayAccess",
          "ArrayHandle",
          "ArrayOps",
          "Bridge",
          "Bridge$1",
          "ClassInit",
          "FieldAccess",
          "Hooks",
          "Monitors",
          "ObjectOps",
          "ReflectOps",
          "ReplicaMarker",
          "Shared",
          "SharedObject",
          "State",
          "Volatiles");

  @Test
  void countsSlowPaths() throws ReflectiveOperationException {
    Map<String, byte[]> classFiles = ClassFiles.nestOf("dev.heddle.weave.programs.Checks");
    BRIDGE.forEach(name -> put(classFiles, "dev/heddle/bridge/" + name));
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

  private static void put(Map<String, byte[]> classFiles, String name) {
    classFiles.put(name, ClassFiles.of(name));
  }
}
