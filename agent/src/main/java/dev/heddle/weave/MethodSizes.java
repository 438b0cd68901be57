package dev.heddle.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** The code sizes of a class's methods in bytes, at most (long jumps counted). */
final class MethodSizes extends ClassVisitor {
  private final Map<String, Integer> sizes = new HashMap<>();

  private MethodSizes() {
    super(Opcodes.ASM9);
  }

  /** By name and descriptor. */
  static Map<String, Integer> of(byte[] classFile) {
    MethodSizes reader = new MethodSizes();
    new ClassReader(classFile).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return reader.sizes;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new CodeSizeEvaluator(Opcodes.ASM9, null) {
      @Override
      public void visitEnd() {
        sizes.put(name + descriptor, getMinSize());
      }
    };
  }
}
