package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Instructions within a backward jump's span: an approximation of loops that compilers keep to. */
final class Loops {
  private Loops() {}

  static BitSet find(AbstractInsnNode[] code, Map<AbstractInsnNode, Integer> indices) {
    BitSet inLoop = new BitSet(code.length);
    for (int i = 0; i < code.length; i++) {
      for (LabelNode target : targets(code[i])) {
        int to = indices.get(target);
        if (to <= i) {
          inLoop.set(to, i + 1);
        }
      }
    }
    return inLoop;
  }

  static List<LabelNode> targets(AbstractInsnNode insn) {
    if (insn instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    if (insn instanceof TableSwitchInsnNode table) {
      List<LabelNode> all = new ArrayList<>(table.labels);
      all.add(table.dflt);
      return all;
    }
    if (insn instanceof LookupSwitchInsnNode lookup) {
      List<LabelNode> all = new ArrayList<>(lookup.labels);
      all.add(lookup.dflt);
      return all;
    }
    return List.of();
  }
}
