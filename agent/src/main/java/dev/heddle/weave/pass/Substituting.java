package dev.heddle.weave.pass;

import dev.heddle.weave.model.ClassInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * {@code new} of substituted classes; and, where the super class is substituted, the super
 * constructor and calls by {@code super.}.
 */
public final class Substituting implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn.getOpcode() == Opcodes.NEW) {
        TypeInsnNode made = (TypeInsnNode) insn;
        String substitute = context.world().instance(made.desc);
        made.desc = substitute == null ? made.desc : substitute;
      } else if (insn.getOpcode() == Opcodes.INVOKESPECIAL) {
        substitute(context, (MethodInsnNode) insn);
      }
    }
  }

  private static void substitute(MethodContext context, MethodInsnNode call) {
    String substitute = context.world().instance(call.owner);
    if (substitute == null) {
      return;
    }
    if (call.name.equals("<init>") && !isSuperConstructor(context, call)) {
      call.owner = substitute;
    } else if (isSuperClass(context, call.owner)) {
      call.owner = context.world().superClass(context.owner().info());
    }
  }

  private static boolean isSuperConstructor(MethodContext context, MethodInsnNode call) {
    int receiver = ClassInfo.argumentCount(call.desc);
    return context.flow().isReachable(call) && context.flow().isUninitializedThis(call, receiver);
  }

  private static boolean isSuperClass(MethodContext context, String owner) {
    return owner.equals(context.owner().info().superName());
  }
}
