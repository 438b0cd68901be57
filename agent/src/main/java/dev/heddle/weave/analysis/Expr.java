package dev.heddle.weave.analysis;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A value as an expression: the instruction that pushes it, and the values that takes.
 *
 * @param insn a load, a constant, int arithmetic, the length of an array, a field or an element
 * @param operands in the order they are pushed
 */
public record Expr(AbstractInsnNode insn, List<Expr> operands) {
  public int opcode() {
    return insn.getOpcode();
  }

  public Expr operand(int index) {
    return operands.get(index);
  }

  /** Whether it is a load of a local variable. */
  public boolean isLoad() {
    return opcode() == Opcodes.ILOAD || opcode() == Opcodes.ALOAD;
  }

  public boolean isLoadOf(int local) {
    return isLoad() && ((VarInsnNode) insn).var == local;
  }

  public int local() {
    return ((VarInsnNode) insn).var;
  }

  /** Equal for expressions that have the same value where nothing is assigned between them. */
  public String key() {
    StringBuilder key = new StringBuilder().append(opcode());
    if (insn instanceof VarInsnNode load) {
      key.append(':').append(load.var);
    } else if (insn instanceof IntInsnNode constant) {
      key.append(':').append(constant.operand);
    } else if (insn instanceof LdcInsnNode constant) {
      key.append(':').append(constant.cst);
    } else if (insn instanceof FieldInsnNode field) {
      key.append(':').append(field.owner).append('.').append(field.name).append(field.desc);
    }
    for (Expr operand : operands) {
      key.append('(').append(operand.key()).append(')');
    }
    return key.toString();
  }
}
