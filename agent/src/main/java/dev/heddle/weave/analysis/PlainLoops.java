package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Innermost loops that can be copied as they stand: one span of code that is entered at its head
 * alone, with no switch, no return and no end of a region in it, and no bound of a handler's range.
 * They count something: a loop that only waits for data must see it change.
 */
final class PlainLoops {
  private final Flow flow;
  private final List<AbstractInsnNode> code;
  private final Set<LabelNode> handlerBounds = new HashSet<>();

  private PlainLoops(Flow flow, MethodNode method) {
    this.flow = flow;
    code = flow.instructions();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      handlerBounds.addAll(List.of(block.start, block.end, block.handler));
    }
  }

  static List<PlainLoop> of(Flow flow, MethodNode method) {
    return new PlainLoops(flow, method).find();
  }

  private List<PlainLoop> find() {
    List<PlainLoop> found = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof JumpInsnNode jump && isBackward(jump, i)) {
        int head = flow.indexOf(jump.label);
        if (isPlain(head, i)) {
          found.add(new PlainLoop(jump.label, jump, List.copyOf(code.subList(head, i + 1))));
        }
      }
    }
    return found;
  }

  private boolean isBackward(JumpInsnNode jump, int index) {
    return flow.indexOf(jump.label) <= index;
  }

  private boolean isPlain(int head, int last) {
    boolean counts = false;
    for (int i = head; i <= last; i++) {
      AbstractInsnNode insn = code.get(i);
      if (!isPlain(insn)
          || (i < last && insn instanceof JumpInsnNode jump && isBackward(jump, i))) {
        return false;
      }
      counts |= insn.getOpcode() == Opcodes.IINC;
    }
    return counts && flow.isReachable(code.get(last)) && isEnteredAtHead(head, last);
  }

  private boolean isPlain(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return !(insn instanceof TableSwitchInsnNode)
        && !(insn instanceof LookupSwitchInsnNode)
        && !(opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
        && opcode != Opcodes.ATHROW
        && !(insn instanceof LabelNode label && handlerBounds.contains(label))
        && !flow.endsRegion(insn);
  }

  private boolean isEnteredAtHead(int head, int last) {
    for (int i = 0; i < code.size(); i++) {
      if (i >= head && i <= last) {
        continue;
      }
      for (LabelNode target : Loops.targets(code.get(i))) {
        int to = flow.indexOf(target);
        if (to > head && to <= last) {
          return false;
        }
      }
    }
    return true;
  }
}
