package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weave.WeavePolicy.Optimization;
import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Loops with a version that checks nothing do what they do without: results and misses. */
class LoopVersionsTest {
  private static final String NAME = "dev.heddle.weave.programs.CountedLoops";

  @Test
  void resultsAreThoseOfThePlainClass() throws Exception {
    String versioned = run(EnumSet.allOf(Optimization.class), false);
    assertEquals(run(null, false), versioned);
    assertTrue(versioned.length() > 1000, versioned);
  }

  @Test
  void missesAreThoseOfTheCheckedLoops() throws Exception {
    String versioned = run(EnumSet.complementOf(EnumSet.of(Optimization.RANGES)), true);
    assertEquals(run(Set.of(), true), versioned);
    assertTrue(versioned.contains("arrayReadMiss"), versioned);
    assertTrue(versioned.contains("arrayWriteMiss"), versioned);
  }

  @Test
  void onlyLoopsThatKeepToTheirArraysHaveVersions() {
    Map<String, byte[]> classes = ClassFiles.nestOf(NAME);
    WovenLoader loader =
        new WovenLoader(
            classes, weaver(EnumSet.allOf(Optimization.class)), getClass().getClassLoader());
    ClassNode node = new ClassNode();
    new ClassReader(loader.woven(NAME.replace('.', '/'))).accept(node, 0);
    Set<String> versioned = new TreeSet<>();
    for (MethodNode method : node.methods) {
      if (hasVersion(method)) {
        versioned.add(method.name);
      }
    }
    Set<String> expected =
        Set.of(
            "add",
            "sum",
            "breaks",
            "continues",
            "bothWays",
            "doWhile",
            "counting",
            "nested",
            "afterCall");
    assertEquals(new TreeSet<>(expected), versioned);
  }

  private static boolean hasVersion(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call
          && (call.name.equals("isReadable") || call.name.equals("isWritable"))) {
        return true;
      }
    }
    return false;
  }

  private static Weaver weaver(Set<Optimization> wanted) {
    WeavePolicy policy =
        new WeavePolicy(List.of(), List.of("**$Driver", "**.harness.*"), List.of());
    return new Weaver(policy.with(wanted));
  }

  /**
   * In a loader with a bridge of its own, for two nodes.
   *
   * @param wanted null not to weave
   */
  private static String run(Set<Optimization> wanted, boolean misses) throws Exception {
    Map<String, byte[]> classFiles = ClassFiles.nestOf(NAME);
    SlowPathsTest.bridgeClasses()
        .forEach(name -> SlowPathsTest.put(classFiles, "dev/heddle/bridge/" + name));
    SlowPathsTest.put(classFiles, "dev/heddle/weave/harness/CountingHooks");
    WovenLoader loader =
        new WovenLoader(
            classFiles,
            wanted == null ? null : weaver(wanted),
            LoopVersionsTest.class.getClassLoader());
    System.setProperty("heddle.nodes", "2");
    try {
      Class<?> driver = loader.loadClass(NAME + "$Driver");
      return (String) driver.getMethod("run", boolean.class).invoke(null, misses);
    } finally {
      System.clearProperty("heddle.nodes");
    }
  }
}
