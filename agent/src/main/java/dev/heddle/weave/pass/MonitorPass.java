package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * monitorenter and monitorexit. The hook after the enter lies inside the handler that leaves the
 * monitor, the hook after the exit outside: so locking stays structured, and the JIT compiles it.
 */
public final class MonitorPass implements MethodPass {
  static final String ON_LOCK = "(Ljava/lang/Object;)V";

  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn.getOpcode() == Opcodes.MONITORENTER) {
        enter(context, insn);
      } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
        exit(context, insn);
      }
    }
  }

  private static void enter(MethodContext context, AbstractInsnNode enter) {
    Set<LabelNode> following = labelsAfter(enter);
    Emitter before = new Emitter();
    // STACK: lock
    before.insn(Opcodes.DUP).invokeStatic(Bridge.MONITORS, "beforeEnter", ON_LOCK);
    before.insn(Opcodes.DUP);
    context.insertBefore(enter, before);
    LabelNode inside = new LabelNode();
    Emitter after = new Emitter();
    // STACK: lock
    after.add(inside).invokeStatic(Bridge.MONITORS, "entered", ON_LOCK);
    context.insertAfter(enter, after);
    for (TryCatchBlockNode block : context.method().tryCatchBlocks) {
      if (following.contains(block.start)) {
        block.start = inside;
      }
    }
  }

  private static void exit(MethodContext context, AbstractInsnNode exit) {
    Set<LabelNode> following = labelsAfter(exit);
    LabelNode outside = new LabelNode();
    Emitter after = new Emitter();
    after.add(outside).invokeStatic(Bridge.MONITORS, "exited", "()V");
    context.insertAfter(exit, after);
    for (TryCatchBlockNode block : context.method().tryCatchBlocks) {
      if (following.contains(block.end)) {
        block.end = outside;
      }
    }
  }

  private static Set<LabelNode> labelsAfter(AbstractInsnNode insn) {
    Set<LabelNode> labels = new HashSet<>();
    for (AbstractInsnNode next = insn.getNext();
        next != null && next.getOpcode() < 0;
        next = next.getNext()) {
      if (next instanceof LabelNode label) {
        labels.add(label);
      }
    }
    return labels;
  }
}
