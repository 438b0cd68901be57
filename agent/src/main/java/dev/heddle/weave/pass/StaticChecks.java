package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.FieldInfo;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Access checks of plain mutable statics, one per declaring class and region. The slow path is a
 * hidden method of the declaring class ({@link StaticAccessors}): it needs no class constant here,
 * and can be reached through a subclass where the declaring class itself is not accessible.
 */
public final class StaticChecks implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      boolean write = insn.getOpcode() == Opcodes.PUTSTATIC;
      if ((write || insn.getOpcode() == Opcodes.GETSTATIC)
          && context.flow().isReachable(insn)
          && !context.isCovered(insn)) {
        check(context, (FieldInsnNode) insn, write);
      }
    }
  }

  private static void check(MethodContext context, FieldInsnNode access, boolean write) {
    Optional<FieldInfo> field =
        context.world().checkedField(access.owner, access.name, access.desc);
    if (field.isEmpty() || context.world().isVolatile(field.get())) {
      return;
    }
    String owner = field.get().owner();
    if (write
        ? context.flow().areStaticsWriteChecked(access, owner)
        : context.flow().areStaticsReadChecked(access, owner)) {
      return;
    }
    String kind = write ? StaticAccessors.WRITE : StaticAccessors.READ;
    Optional<ClassInfo> declaring = context.world().hierarchy().find(owner);
    boolean accessible = declaring.isPresent() && context.owner().canAccess(declaring.get());
    Emitter code = new Emitter();
    // STACK: (value)
    if (accessible && !context.compact()) {
      LabelNode ok = new LabelNode();
      code.field(Opcodes.GETSTATIC, owner, Bridge.STATICS, "I");
      code.jump(Opcodes.IFEQ, ok);
      code.invokeStatic(owner, StaticAccessors.name(kind, owner), "()V");
      code.add(ok);
    } else {
      String via = accessible ? owner : access.owner;
      code.invokeStatic(via, StaticAccessors.name(kind, owner), "()V");
    }
    // STACK: (value)
    context.insertBefore(access, code);
  }
}
