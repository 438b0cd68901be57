package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions push what an instruction takes, through all copies on the stack. */
final class Sources {
  private static final int MAX_DEPTH = 12;

  private final Map<AbstractInsnNode, Frame<SourceValue>> frames = new HashMap<>();

  private Sources() {}

  static Sources of(String className, MethodNode method) throws AnalyzerException {
    Frame<SourceValue>[] all = new Analyzer<>(new Copies()).analyze(className, method);
    Sources sources = new Sources();
    int index = 0;
    for (AbstractInsnNode insn : method.instructions) {
      sources.frames.put(insn, all[index++]);
    }
    return sources;
  }

  /** A value copied on the stack is the one that was copied; a load is a value of its own. */
  private static final class Copies extends SourceInterpreter {
    Copies() {
      super(Opcodes.ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      int opcode = insn.getOpcode();
      return opcode >= Opcodes.DUP && opcode <= Opcodes.SWAP
          ? value
          : super.copyOperation(insn, value);
    }
  }

  /** The operand {@code depth} below the top of the stack; null where it is no expression. */
  Expr operand(AbstractInsnNode insn, int depth) {
    return operand(insn, depth, MAX_DEPTH);
  }

  private Expr operand(AbstractInsnNode insn, int depth, int left) {
    Frame<SourceValue> frame = frames.get(insn);
    if (frame == null || left == 0) {
      return null;
    }
    SourceValue value = frame.getStack(frame.getStackSize() - 1 - depth);
    return value.insns.size() == 1 ? expression(value.insns.iterator().next(), left) : null;
  }

  /** What an instruction pushes; null where it is no expression. */
  Expr expression(AbstractInsnNode insn) {
    return expression(insn, MAX_DEPTH);
  }

  private Expr expression(AbstractInsnNode insn, int left) {
    int operands = operands(insn);
    if (operands < 0) {
      return null;
    }
    List<Expr> all = new ArrayList<>();
    for (int depth = operands - 1; depth >= 0; depth--) {
      Expr operand = operand(insn, depth, left - 1);
      if (operand == null) {
        return null;
      }
      all.add(operand);
    }
    return new Expr(insn, List.copyOf(all));
  }

  private static int operands(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return switch (opcode) {
      case Opcodes.ILOAD, Opcodes.ALOAD, Opcodes.BIPUSH, Opcodes.SIPUSH, Opcodes.GETSTATIC -> 0;
      case Opcodes.LDC -> ((LdcInsnNode) insn).cst instanceof Integer ? 0 : -1;
      case Opcodes.GETFIELD, Opcodes.ARRAYLENGTH -> 1;
      case Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.AALOAD -> 2;
      default -> opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5 ? 0 : -1;
    };
  }
}
