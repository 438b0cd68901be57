package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the first argument readable before a method's own code runs. */
final class FirstArgumentRead extends MethodVisitor {
  private final String hook;

  FirstArgumentRead(MethodVisitor next, String hook) {
    super(Opcodes.ASM9, next);
    this.hook = hook;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    // STACK: -> object -> .
    super.visitVarInsn(Opcodes.ALOAD, 1);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Bridge.SERIAL_OPS, hook, "(Ljava/lang/Object;)V", false);
  }
}
