package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** An element access: what lies on the stack before it. */
record Element(AbstractInsnNode insn, boolean write, int valueSize) {
  static Element of(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      return new Element(insn, false, 0);
    }
    if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      boolean wide = opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE;
      return new Element(insn, true, wide ? 2 : 1);
    }
    return null;
  }

  int arrayDepth() {
    return write ? 2 : 1;
  }

  /** STACK: array, index (, value) -> the same. */
  void checkByHandle(Emitter code, int handle) {
    LabelNode ok = new LabelNode();
    code.aload(handle).jump(Opcodes.IFNULL, ok);
    pushIndex(code);
    // STACK: .., index
    code.aload(handle);
    String handles = Bridge.descriptor(Bridge.ARRAY_HANDLE);
    code.invokeStatic(Bridge.ARRAY_ACCESS, write ? "write" : "read", "(I" + handles + ")V");
    if (valueSize == 2) {
      // STACK: array, value(2), index
      code.insn(Opcodes.DUP_X2, Opcodes.POP);
    }
    code.add(ok);
  }

  /** STACK: array, index (, value) -> the same with the index on top, once more. */
  private void pushIndex(Emitter code) {
    switch (valueSize) {
      case 0 -> code.insn(Opcodes.DUP);
      case 1 -> code.insn(Opcodes.DUP2, Opcodes.POP);
      default -> code.insn(Opcodes.DUP2_X1, Opcodes.POP2, Opcodes.DUP);
    }
  }

  /** STACK: array, index (, value) -> the same. The handle is looked up now. */
  void checkByArray(MethodContext context, Emitter code) {
    int value = valueSize == 0 ? -1 : context.scratch(0);
    Type type = write ? valueType() : null;
    if (write) {
      code.store(type, value);
    }
    // STACK: array, index
    code.insn(Opcodes.DUP2);
    code.invokeStatic(
        Bridge.ARRAY_ACCESS, write ? "checkWrite" : "checkRead", "(Ljava/lang/Object;I)V");
    if (write) {
      code.load(type, value);
    }
  }

  Type valueType() {
    return switch (insn.getOpcode()) {
      case Opcodes.LALOAD, Opcodes.LASTORE -> Type.LONG_TYPE;
      case Opcodes.FALOAD, Opcodes.FASTORE -> Type.FLOAT_TYPE;
      case Opcodes.DALOAD, Opcodes.DASTORE -> Type.DOUBLE_TYPE;
      case Opcodes.AALOAD, Opcodes.AASTORE -> Type.getObjectType("java/lang/Object");
      default -> Type.INT_TYPE;
    };
  }
}
