package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** The prologue of {@code run()} in subclasses of Thread, see {@code SharedThread}. */
public final class ThreadRun implements MethodPass {
  private static final String THREAD = "java/lang/Thread";

  @Override
  public void apply(MethodContext context) {
    MethodNode method = context.method();
    boolean isRun = method.name.equals("run") && method.desc.equals("()V") && !context.isStatic();
    if (!isRun || !context.world().hierarchy().isSubtype(context.owner().name(), THREAD)) {
      return;
    }
    LabelNode body = new LabelNode();
    Emitter code = new Emitter();
    code.aload(0).invokeStatic(Bridge.THREAD_OPS, "isThreadStart", "(Ljava/lang/Thread;)Z");
    code.jump(Opcodes.IFEQ, body);
    code.aload(0).invokeStatic(Bridge.THREAD_OPS, "runThread", "(Ljava/lang/Thread;)V");
    code.insn(Opcodes.RETURN).add(body);
    context.insertAtStart(code);
  }
}
