package dev.heddle.weave.pass;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Builds a list of instructions. */
final class Emitter {
  private final InsnList list = new InsnList();

  InsnList list() {
    return list;
  }

  Emitter add(AbstractInsnNode insn) {
    list.add(insn);
    return this;
  }

  Emitter insn(int... opcodes) {
    for (int opcode : opcodes) {
      list.add(new InsnNode(opcode));
    }
    return this;
  }

  Emitter var(int opcode, int local) {
    return add(new VarInsnNode(opcode, local));
  }

  Emitter load(Type type, int local) {
    return var(type.getOpcode(Opcodes.ILOAD), local);
  }

  Emitter store(Type type, int local) {
    return var(type.getOpcode(Opcodes.ISTORE), local);
  }

  Emitter aload(int local) {
    return var(Opcodes.ALOAD, local);
  }

  Emitter astore(int local) {
    return var(Opcodes.ASTORE, local);
  }

  Emitter ldc(Object constant) {
    return add(new LdcInsnNode(constant));
  }

  Emitter push(int value) {
    if (value >= -1 && value <= 5) {
      return insn(Opcodes.ICONST_0 + value);
    }
    if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      return add(new IntInsnNode(Opcodes.SIPUSH, value));
    }
    return ldc(value);
  }

  Emitter jump(int opcode, LabelNode target) {
    return add(new JumpInsnNode(opcode, target));
  }

  Emitter type(int opcode, String internalName) {
    return add(new TypeInsnNode(opcode, internalName));
  }

  Emitter field(int opcode, String owner, String name, String descriptor) {
    return add(new FieldInsnNode(opcode, owner, name, descriptor));
  }

  Emitter invokeStatic(String owner, String name, String descriptor) {
    return add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false));
  }

  Emitter invokeVirtual(String owner, String name, String descriptor) {
    return add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false));
  }

  Emitter invokeSpecial(String owner, String name, String descriptor) {
    return add(new MethodInsnNode(Opcodes.INVOKESPECIAL, owner, name, descriptor, false));
  }
}
