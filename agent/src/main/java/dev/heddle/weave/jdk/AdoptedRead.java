package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has an object stream take a twin for each collection it has read: in {@code readOrdinaryObject},
 * once the object is finished and before the program's {@code readResolve} may replace it.
 */
final class AdoptedRead extends MethodVisitor {
  static final String OWNER = "java/io/ObjectInputStream";
  static final String METHOD = "readOrdinaryObject";

  private static final String HANDLES = OWNER + "$HandleTable";

  private boolean finished;

  AdoptedRead(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    finished |= owner.equals(HANDLES) && name.equals("finish");
  }

  /** The first variable that is read after the object was finished is the object. */
  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (finished && opcode == Opcodes.ALOAD) {
      finished = false;
      // STACK: -> table -> table handle -> table handle object
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitFieldInsn(Opcodes.GETFIELD, OWNER, "handles", 'L' + HANDLES + ';');
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitFieldInsn(Opcodes.GETFIELD, OWNER, "passHandle", "I");
      super.visitVarInsn(Opcodes.ALOAD, variable);
      // STACK: table handle object -> table handle twin -> table handle twin twin -> .
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Bridge.SERIAL_OPS,
          "adopted",
          "(Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitInsn(Opcodes.DUP);
      super.visitVarInsn(Opcodes.ASTORE, variable);
      super.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, HANDLES, "setObject", "(ILjava/lang/Object;)V", false);
    }
    super.visitVarInsn(opcode, variable);
  }
}
