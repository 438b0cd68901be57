package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weave.WeavePolicy.Optimization;
import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.LoopGenerator;
import dev.heddle.weave.harness.WovenLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loops at random do with every optimization what they do without one and without Heddle, while
 * data becomes invalid. {@code -Dheddle.loops=from..to} is for long runs.
 */
class GeneratedLoopsTest {
  private static final String DRIVER = "dev.heddle.weave.harness.LoopDriver";
  private static final int STATES = 3;

  @TempDir Path folder;

  @Test
  void optimizedIsAsUnoptimized() throws Exception {
    String[] seeds = System.getProperty("heddle.loops", "0..26").split("\\.\\.", 2);
    List<String> names = compile(Integer.parseInt(seeds[0]), Integer.parseInt(seeds[1]));
    Map<String, String> expected = new HashMap<>();
    Class<?> plain = driver(null);
    for (String name : names) {
      expected.put(name, run(plain, name, -1));
    }
    for (Set<Optimization> wanted : combinations()) {
      WeavePolicy policy = new WeavePolicy(List.of(), List.of("**.harness.*"), List.of());
      Class<?> woven = driver(new Weaver(policy.with(wanted)));
      for (String name : names) {
        for (int state = 0; state < STATES; state++) {
          String where = name + " state " + state + " with " + wanted;
          assertEquals(expected.get(name), run(woven, name, state), where);
        }
      }
    }
  }

  /** All, none, and all but one. */
  private static List<Set<Optimization>> combinations() {
    List<Set<Optimization>> all = new ArrayList<>();
    all.add(EnumSet.allOf(Optimization.class));
    all.add(EnumSet.noneOf(Optimization.class));
    for (Optimization off : Optimization.values()) {
      all.add(EnumSet.complementOf(EnumSet.of(off)));
    }
    return all;
  }

  private List<String> compile(int from, int to) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> command = new ArrayList<>(List.of("-d", folder.toString(), "-nowarn", "-g"));
    for (int seed = from; seed < to; seed++) {
      Path file = folder.resolve("Loops" + seed + ".java");
      Files.writeString(file, LoopGenerator.source(seed));
      command.add(file.toString());
      names.add("generated.Loops" + seed);
    }
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
    assertEquals(0, status, "javac");
    return names;
  }

  private Class<?> driver(Weaver weaver) throws Exception {
    Map<String, byte[]> classFiles = new HashMap<>();
    try (var files = Files.list(folder.resolve("generated"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        classFiles.put("generated/" + name, Files.readAllBytes(file));
      }
    }
    SlowPathsTest.bridgeClasses()
        .forEach(name -> SlowPathsTest.put(classFiles, "dev/heddle/bridge/" + name));
    classFiles.putAll(ClassFiles.nestOf("dev.heddle.weave.harness.HidingHooks"));
    SlowPathsTest.put(classFiles, DRIVER.replace('.', '/'));
    ClassLoader loader = new WovenLoader(classFiles, weaver, getClass().getClassLoader());
    System.setProperty("heddle.nodes", "2");
    try {
      Class.forName("dev.heddle.bridge.Bridge", true, loader);
      return loader.loadClass(DRIVER);
    } finally {
      System.clearProperty("heddle.nodes");
    }
  }

  private static String run(Class<?> driver, String name, long seed) throws Exception {
    try {
      Class<?> type = driver.getClassLoader().loadClass(name);
      return (String) driver.getMethod("run", Class.class, long.class).invoke(null, type, seed);
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return cause + " at " + Arrays.stream(cause.getStackTrace()).limit(4).toList();
    }
  }
}
