package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has an object stream name the program's class where it refuses an instance of ours. */
final class RefusalNamed extends MethodVisitor {
  static final String METHOD = "writeObject0";

  private static final String REFUSAL = "java/io/NotSerializableException";

  RefusalNamed(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals(REFUSAL) && name.equals("<init>")) {
      // STACK: refusal refusal name -> refusal refusal name
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Bridge.SERIAL_OPS,
          "shownName",
          "(Ljava/lang/String;)Ljava/lang/String;",
          false);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }
}
