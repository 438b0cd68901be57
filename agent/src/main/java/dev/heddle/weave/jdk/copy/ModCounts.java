package dev.heddle.weave.jdk.copy;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The fail-fast counter of any list: each twin has one of its own, and the iterators and sub-lists
 * of {@code AbstractList} work on them all.
 */
final class ModCounts {
  static final String GETTER = "modCount$$";
  private static final String LIST = Copies.PACKAGE + "AbstractList";
  private static final String FIELD = "modCount";

  private ModCounts() {}

  /** Makes a twin of a list give its counter; and the twin of {@code AbstractList}, any list's. */
  static void addGetter(TwinCopy twin) {
    if (!twin.family.contains(LIST)) {
      return;
    }
    twin.node.interfaces.add(Copies.MOD_COUNTED);
    MethodNode getter =
        new MethodNode(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
            GETTER,
            "()I",
            null,
            null);
    getter.visitVarInsn(Opcodes.ALOAD, 0);
    getter.visitFieldInsn(Opcodes.GETFIELD, twin.name(), FIELD, "I");
    getter.visitInsn(Opcodes.IRETURN);
    getter.visitMaxs(1, 1);
    twin.node.methods.add(getter);
    if (twin.family.original().equals(LIST)) {
      twin.node.methods.add(ofAnyList());
    }
  }

  private static MethodNode ofAnyList() {
    MethodNode code = new MethodNode(Opcodes.ACC_STATIC, GETTER, "(L" + LIST + ";)I", null, null);
    Label plain = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, Copies.MOD_COUNTED);
    code.visitJumpInsn(Opcodes.IFEQ, plain);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, Copies.MOD_COUNTED);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, Copies.MOD_COUNTED, GETTER, "()I", true);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(plain);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, LIST, FIELD, "I");
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 1);
    return code;
  }

  /** The interface that twins of lists have in common. */
  static ClassNode declaration() {
    ClassNode node = new ClassNode();
    node.visit(
        Opcodes.V17,
        Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
        Copies.MOD_COUNTED,
        null,
        "java/lang/Object",
        null);
    node.methods.add(
        new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, GETTER, "()I", null, null));
    return node;
  }
}
