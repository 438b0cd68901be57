package dev.heddle.weave.pass;

import dev.heddle.bridge.ClassInit;
import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * A static final whose value cannot leave its node (a Scanner, a stream, a format) is null on the
 * others: a read that finds null asks why. The JIT folds the test away with the constant.
 */
public final class ConstantChecks implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn.getOpcode() == Opcodes.GETSTATIC && context.flow().isReachable(insn)) {
        FieldInsnNode access = (FieldInsnNode) insn;
        if (ClassInit.mayStayOnItsNode(access.desc)) {
          context
              .world()
              .wovenConstant(access.owner, access.name, access.desc)
              .ifPresent(field -> check(context, access, field));
        }
      }
    }
  }

  private static void check(MethodContext context, FieldInsnNode access, FieldInfo field) {
    Emitter code = new Emitter();
    LabelNode ok = new LabelNode();
    // STACK: value
    code.insn(Opcodes.DUP).jump(Opcodes.IFNONNULL, ok);
    code.ldc(field.owner().replace('/', '.') + '.' + field.name());
    code.invokeStatic(Bridge.CLASS_INIT, "nullConstant", "(Ljava/lang/String;)V");
    code.add(ok);
    // STACK: value
    context.insertAfter(access, code);
  }
}
