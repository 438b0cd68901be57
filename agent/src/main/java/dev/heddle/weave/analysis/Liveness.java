package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which local variables may still be read before they are assigned. */
final class Liveness {
  private final InsnList code;
  private final List<List<LabelNode>> handlers = new ArrayList<>();
  private final BitSet[] live;

  Liveness(MethodNode method) {
    code = method.instructions;
    live = new BitSet[code.size()];
    for (int i = 0; i < live.length; i++) {
      live[i] = new BitSet();
      handlers.add(new ArrayList<>());
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      for (int i = code.indexOf(block.start); i < code.indexOf(block.end); i++) {
        handlers.get(i).add(block.handler);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = live.length - 1; i >= 0; i--) {
        changed |= update(i);
      }
    }
  }

  /** Those live before an instruction; not to be changed. */
  BitSet before(AbstractInsnNode insn) {
    return live[code.indexOf(insn)];
  }

  /** Those live in some handler of an instruction. */
  BitSet inHandlers(AbstractInsnNode insn) {
    BitSet all = new BitSet();
    handlers.get(code.indexOf(insn)).forEach(handler -> all.or(before(handler)));
    return all;
  }

  private boolean update(int index) {
    AbstractInsnNode insn = code.get(index);
    BitSet next = new BitSet();
    if (fallsThrough(insn) && index + 1 < live.length) {
      next.or(live[index + 1]);
    }
    Loops.targets(insn).forEach(target -> next.or(before(target)));
    if (insn instanceof IincInsnNode increment) {
      next.set(increment.var);
    } else if (insn instanceof VarInsnNode access) {
      boolean store = access.getOpcode() >= Opcodes.ISTORE && access.getOpcode() <= Opcodes.ASTORE;
      next.set(access.var, !store);
    }
    next.or(inHandlers(insn));
    if (next.equals(live[index])) {
      return false;
    }
    live[index] = next;
    return true;
  }

  private static boolean fallsThrough(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    boolean leaves =
        (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
            || opcode == Opcodes.ATHROW
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH;
    return !leaves && !(insn instanceof JumpInsnNode && opcode == Opcodes.GOTO);
  }
}
