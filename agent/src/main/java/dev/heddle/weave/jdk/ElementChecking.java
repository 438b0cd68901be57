package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Checks each element access, and sends the calls that read or write a whole array to the bridge's
 * methods of the same name.
 */
final class ElementChecking extends MethodVisitor {
  /** Owner of each call that goes to the bridge. */
  private static final Map<String, String> TO_BRIDGE =
      Map.of(
          "arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", "java/lang/System",
          "copyOf([Ljava/lang/Object;ILjava/lang/Class;)[Ljava/lang/Object;", "java/util/Arrays",
          "copyOfRange([BII)[B", "java/util/Arrays",
          "sort([Ljava/lang/Object;Ljava/util/Comparator;)V", "java/util/Arrays",
          "write([BII)V", "java/io/OutputStream");

  ElementChecking(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      // STACK: array, index
      super.visitInsn(Opcodes.DUP2);
      check("checkRead");
    } else if (opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE) {
      // STACK: array, index, value(2)
      super.visitInsn(Opcodes.DUP2_X2);
      super.visitInsn(Opcodes.POP2);
      // STACK: value(2), array, index
      super.visitInsn(Opcodes.DUP2_X2);
      check("checkWrite");
      // STACK: array, index, value(2)
    } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      // STACK: array, index, value
      super.visitInsn(Opcodes.DUP_X2);
      super.visitInsn(Opcodes.POP);
      // STACK: value, array, index
      super.visitInsn(Opcodes.DUP2_X1);
      check("checkWrite");
      // STACK: array, index, value
    }
    super.visitInsn(opcode);
  }

  /** STACK: array, index -> . */
  private void check(String name) {
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Bridge.ARRAY_ACCESS, name, "(Ljava/lang/Object;I)V", false);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!owner.equals(TO_BRIDGE.get(name + descriptor))) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    String inBridge =
        opcode == Opcodes.INVOKESTATIC ? descriptor : "(L" + owner + ';' + descriptor.substring(1);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, Bridge.ARRAY_OPS, name, inBridge, false);
  }
}
