package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells of each weak, soft and phantom reference when it is made. */
final class ReferentNamed extends MethodVisitor {
  /** {@code WeakHashMap}'s entries and the program's own subclasses come through these. */
  static final Set<String> OWNERS =
      Set.of(
          "java/lang/ref/WeakReference",
          "java/lang/ref/SoftReference",
          "java/lang/ref/PhantomReference");

  static final String METHOD = "<init>";

  ReferentNamed(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      // STACK: -> reference referent -> .
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Bridge.WEAK_OPS,
          "made",
          "(Ljava/lang/ref/Reference;Ljava/lang/Object;)V",
          false);
    }
    super.visitInsn(opcode);
  }
}
