package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Takes Heddle's own frames out of a stack trace before a method returns it. */
final class ResultVisible extends MethodVisitor {
  static final String TRACE = "[Ljava/lang/StackTraceElement;";

  ResultVisible(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      // STACK: trace
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Bridge.STACK_FRAMES, "visible", '(' + TRACE + ')' + TRACE, false);
    }
    super.visitInsn(opcode);
  }
}
