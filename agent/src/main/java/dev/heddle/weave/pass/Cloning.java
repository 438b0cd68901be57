package dev.heddle.weave.pass;

import dev.heddle.weave.jdk.copy.Copies;
import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * {@code clone}: of an array, which is read as a whole; and of an object by {@code super.clone()},
 * which copies the hidden fields too, so the copy is made a local object.
 */
public final class Cloning implements MethodPass {
  private static final String RETURNS_OBJECT = "()Ljava/lang/Object;";

  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof MethodInsnNode call && call.owner.equals(Copies.CLONER)) {
        cloneObject(context, call);
      } else if (insn instanceof MethodInsnNode call
          && call.name.equals("clone")
          && call.desc.equals(RETURNS_OBJECT)) {
        if (call.getOpcode() == Opcodes.INVOKEVIRTUAL && call.owner.startsWith("[")) {
          cloneArray(call);
        } else if (call.getOpcode() == Opcodes.INVOKESPECIAL
            && !context.world().isWoven(call.owner)
            && !context.owner().info().isInterface()) {
          cloneObject(context, call);
        }
      }
    }
  }

  private static void cloneArray(MethodInsnNode call) {
    call.setOpcode(Opcodes.INVOKESTATIC);
    call.owner = Bridge.ARRAY_OPS;
    call.desc = "(Ljava/lang/Object;)Ljava/lang/Object;";
  }

  private static void cloneObject(MethodContext context, MethodInsnNode call) {
    Emitter before = new Emitter();
    // STACK: this
    before.insn(Opcodes.DUP);
    before.invokeStatic(Bridge.OBJECT_OPS, "beforeClone", "(Ljava/lang/Object;)V");
    context.insertBefore(call, before);
    String self = context.owner().name();
    LabelNode done = new LabelNode();
    Emitter after = new Emitter();
    // STACK: copy
    after.insn(Opcodes.DUP).type(Opcodes.INSTANCEOF, self).jump(Opcodes.IFEQ, done);
    after.insn(Opcodes.DUP).type(Opcodes.CHECKCAST, self).insn(Opcodes.DUP, Opcodes.ICONST_0);
    // STACK: copy, copy, copy, 0
    after.field(Opcodes.PUTFIELD, self, Bridge.STATE, "I").insn(Opcodes.ACONST_NULL);
    after.field(Opcodes.PUTFIELD, self, Bridge.META, "Ljava/lang/Object;");
    after.add(done);
    context.insertAfter(call, after);
  }
}
