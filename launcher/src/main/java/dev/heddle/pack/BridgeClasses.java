package dev.heddle.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives bridge methods the annotations that count for boot classes only: {@code Hidden}, so that
 * stack traces look as without the agent, and {@code ForceInline} on those small enough. Done when
 * packing, because javac does not let a class outside java.base name them.
 */
final class BridgeClasses {
  private static final String HIDDEN = "Ljdk/internal/vm/annotation/Hidden;";
  private static final String FORCE_INLINE = "Ljdk/internal/vm/annotation/ForceInline;";

  /**
   * Bytes of code up to which a hook is inlined however cold the call site. HotSpot by itself
   * inlines 35 at any site that runs, and gives up on callers that have grown; a check that is not
   * inlined costs more than the access it guards.
   */
  private static final int MAX_INLINE_BYTES = 64;

  private BridgeClasses() {}

  /** The order in which the boot loader can define them. */
  static List<String> superTypesFirst(Map<String, byte[]> classes) {
    Set<String> order = new LinkedHashSet<>();
    classes.keySet().forEach(name -> visit(name, classes, order));
    return new ArrayList<>(order);
  }

  private static void visit(String name, Map<String, byte[]> classes, Set<String> order) {
    byte[] classFile = classes.get(name);
    if (classFile == null || order.contains(name)) {
      return;
    }
    ClassReader reader = new ClassReader(classFile);
    visit(reader.getSuperName(), classes, order);
    for (String type : reader.getInterfaces()) {
      visit(type, classes, order);
    }
    order.add(name);
  }

  static byte[] annotate(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassNode node = new ClassNode();
    reader.accept(node, 0);
    ClassWriter writer = new ClassWriter(reader, 0);
    for (MethodNode method : node.methods) {
      if (isHook(method)) {
        method.visitAnnotation(HIDDEN, true).visitEnd();
        // Not the private ones: they are the slow halves, better left to HotSpot's own judgement.
        if ((method.access & Opcodes.ACC_PUBLIC) != 0 && isSmall(method)) {
          method.visitAnnotation(FORCE_INLINE, true).visitEnd();
        }
      }
    }
    node.accept(writer);
    return writer.toByteArray();
  }

  private static boolean isHook(MethodNode method) {
    return (method.access & Opcodes.ACC_STATIC) != 0 && !method.name.startsWith("<");
  }

  private static boolean isSmall(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof JumpInsnNode jump
          && method.instructions.indexOf(jump.label) <= method.instructions.indexOf(jump)) {
        return false;
      }
    }
    CodeSizeEvaluator size = new CodeSizeEvaluator(null);
    method.accept(size);
    return size.getMaxSize() <= MAX_INLINE_BYTES;
  }
}
