package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weave.harness.Checked;
import dev.heddle.weave.harness.ClassFiles;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** What each rewrite emits, instruction by instruction. */
class InstructionsTest {
  private static final String NAME = "dev/heddle/weave/programs/Snippets";

  @TestFactory
  List<DynamicTest> instructions() {
    byte[] woven =
        new Weaver(WeavePolicy.defaults())
            .weave(NAME, ClassFiles.of(NAME), ClassSource.of(getClass().getClassLoader()));
    Checked.check(woven);
    ClassNode node = new ClassNode();
    new ClassReader(woven).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<DynamicTest> tests =
        new java.util.ArrayList<>(
            node.methods.stream().map(method -> test(file(method), text(method))).toList());
    tests.add(test("members", members(node)));
    return tests;
  }

  /** But the rest is as ever: monitors, volatiles, substitutes. */
  @Test
  void nothingIsCheckedWhereNothingCanBeShared() {
    byte[] woven =
        new Weaver(WeavePolicy.defaults().withoutChecks())
            .weave(NAME, ClassFiles.of(NAME), ClassSource.of(getClass().getClassLoader()));
    Checked.check(woven);
    ClassNode node = new ClassNode();
    new ClassReader(woven).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    StringBuilder code = new StringBuilder();
    for (MethodNode method : node.methods) {
      if (!method.name.startsWith("heddle$")) {
        code.append(text(method));
      }
    }
    assertFalse(code.toString().contains("bridge/ArrayAccess"), "arrays");
    assertFalse(code.toString().contains("bridge/FieldAccess"), "fields");
    assertFalse(code.toString().contains("heddle$read"), "statics");
    assertTrue(code.toString().contains("bridge/Monitors"), "monitors");
    assertTrue(code.toString().contains("bridge/Volatiles"), "volatiles");
  }

  private static DynamicTest test(String name, String actual) {
    return DynamicTest.dynamicTest(
        name, () -> assertEquals(Golden.read(name + ".txt", actual), actual));
  }

  private static String file(MethodNode method) {
    String parameters =
        method.name.startsWith("heddle$") || method.name.startsWith("<")
            ? method.desc.replaceAll("[^A-Za-z]", "")
            : "";
    return method.name.replaceAll("[<>]", "_").replace('$', '_') + parameters;
  }

  private static String members(ClassNode node) {
    StringBuilder text = new StringBuilder();
    text.append(node.superName).append(' ').append(node.interfaces).append('\n');
    for (FieldNode field : node.fields) {
      text.append(Integer.toHexString(field.access)).append(' ').append(field.name);
      text.append(' ').append(field.desc).append('\n');
    }
    for (MethodNode method : node.methods) {
      text.append(Integer.toHexString(method.access)).append(' ').append(method.name);
      text.append(method.desc).append('\n');
    }
    return text.toString();
  }

  private static String text(MethodNode method) {
    Textifier printer = new Textifier();
    TraceMethodVisitor visitor = new TraceMethodVisitor(printer);
    method.tryCatchBlocks.forEach(block -> block.accept(visitor));
    for (AbstractInsnNode insn : method.instructions) {
      insn.accept(visitor);
    }
    StringBuilder text = new StringBuilder();
    for (Object line : printer.getText()) {
      text.append(line.toString().strip()).append('\n');
    }
    return text.toString();
  }
}
