package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Makes a synchronized method one with a synchronized body, as javac writes it: the handler that
 * leaves the monitor covers itself; each return leaves it first.
 */
public final class SynchronizedMethods implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    if ((context.method().access & Opcodes.ACC_SYNCHRONIZED) == 0) {
      return;
    }
    context.method().access &= ~Opcodes.ACC_SYNCHRONIZED;
    int lock = context.newLocal(1);
    LabelNode handler = new LabelNode();
    LabelNode start = enter(context, lock);
    for (AbstractInsnNode insn : context.method().instructions.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        LabelNode end = new LabelNode();
        Emitter exit = leave(lock, end);
        context.insertBefore(insn, exit);
        cover(context, start, end, handler);
        start = new LabelNode();
        context.insertAfter(insn, new Emitter().add(start));
      }
    }
    LabelNode end = new LabelNode();
    Emitter code = new Emitter();
    int thrown = context.newLocal(1);
    // STACK: thrown
    code.add(handler).astore(thrown);
    code.list().add(leave(lock, end).list());
    code.aload(thrown).insn(Opcodes.ATHROW);
    context.method().instructions.add(code.list());
    cover(context, start, end, handler);
  }

  /** Returns where the monitor is held. */
  private static LabelNode enter(MethodContext context, int lock) {
    Emitter code = new Emitter();
    if (context.isStatic()) {
      context.owner().pushClass(code);
    } else {
      code.aload(0);
    }
    // STACK: lock
    code.insn(Opcodes.DUP).astore(lock);
    code.insn(Opcodes.DUP).invokeStatic(Bridge.MONITORS, "beforeEnter", MonitorPass.ON_LOCK);
    code.insn(Opcodes.DUP, Opcodes.MONITORENTER);
    LabelNode start = new LabelNode();
    code.add(start).invokeStatic(Bridge.MONITORS, "entered", MonitorPass.ON_LOCK);
    context.insertAtStart(code);
    return start;
  }

  private static Emitter leave(int lock, LabelNode end) {
    Emitter code = new Emitter();
    code.aload(lock).insn(Opcodes.MONITOREXIT);
    return code.add(end).invokeStatic(Bridge.MONITORS, "exited", "()V");
  }

  /** Last in the table: the handlers of the body come first. */
  private static void cover(
      MethodContext context, LabelNode start, LabelNode end, LabelNode handler) {
    context.method().tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
  }
}
