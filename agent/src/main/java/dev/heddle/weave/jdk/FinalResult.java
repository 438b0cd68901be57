package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Has the bridge replace what a final method without arguments returns for a twin. */
final class FinalResult extends MethodVisitor {
  private final String name;
  private final Type result;

  FinalResult(MethodVisitor next, String name, String descriptor) {
    super(Opcodes.ASM9, next);
    this.name = name;
    this.result = Type.getReturnType(descriptor);
    if (Type.getArgumentTypes(descriptor).length > 0 || result.getSort() == Type.VOID) {
      throw new IllegalStateException("final method " + name + descriptor);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == result.getOpcode(Opcodes.IRETURN)) {
      boolean isReference = result.getSort() == Type.OBJECT;
      String type = isReference ? "Ljava/lang/Object;" : result.getDescriptor();
      // STACK: result
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitLdcInsn(name);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Bridge.TWIN_FINALS,
          "result",
          '(' + type + "Ljava/lang/Object;Ljava/lang/String;)" + type,
          false);
      if (isReference) {
        super.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
      }
    }
    super.visitInsn(opcode);
  }
}
