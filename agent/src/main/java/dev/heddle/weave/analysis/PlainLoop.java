package dev.heddle.weave.analysis;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop that can be copied.
 *
 * @param head where it is entered, by falling through or by a jump
 * @param last the jump back to the head
 * @param instructions from head to last, as analysed
 */
public record PlainLoop(LabelNode head, JumpInsnNode last, List<AbstractInsnNode> instructions) {
  /** Whether the loop assigns the local variable. */
  public boolean assigns(int local) {
    return stores(local)
        || instructions.stream()
            .anyMatch(insn -> insn instanceof IincInsnNode increment && increment.var == local);
  }

  /** Whether it does so by a store, not by an increment. */
  boolean stores(int local) {
    for (AbstractInsnNode insn : instructions) {
      if (insn instanceof VarInsnNode access
          && insn.getOpcode() >= Opcodes.ISTORE
          && insn.getOpcode() <= Opcodes.ASTORE
          && (access.var == local || (isWide(insn.getOpcode()) && access.var + 1 == local))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(int opcode) {
    return opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE;
  }
}
