package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Volatile fields, and all fields of sequentially consistent classes: every access is checked, a
 * store keeps its cell exclusive meanwhile (RULES 14). A read of a volatile array reference is also
 * a spin point: old programs spin on an element behind one (DESIGN 5).
 */
public final class VolatileAccesses implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof FieldInsnNode access && context.flow().isReachable(insn)) {
        Optional<FieldInfo> field =
            context.world().checkedField(access.owner, access.name, access.desc);
        if (field.isPresent() && context.world().isVolatile(field.get())) {
          weave(context, access, field.get());
        }
      }
    }
  }

  private static void weave(MethodContext context, FieldInsnNode access, FieldInfo field) {
    switch (access.getOpcode()) {
      case Opcodes.GETFIELD -> read(context, access, field);
      case Opcodes.PUTFIELD -> write(context, access);
      case Opcodes.GETSTATIC -> readStatic(context, access, field);
      default -> writeStatic(context, access, field);
    }
  }

  private static void read(MethodContext context, FieldInsnNode access, FieldInfo field) {
    if (context.flow().isUninitializedThis(access, 0)) {
      return;
    }
    Emitter code = new Emitter();
    spinPoint(code, field);
    LabelNode ok = new LabelNode();
    // STACK: obj
    if (!context.flow().isNonNull(access, 0)) {
      code.insn(Opcodes.DUP).jump(Opcodes.IFNULL, ok);
    }
    code.insn(Opcodes.DUP).field(Opcodes.GETFIELD, access.owner, Bridge.STATE, "I");
    code.jump(Opcodes.IFEQ, ok);
    code.insn(Opcodes.DUP);
    code.invokeStatic(Bridge.VOLATILES, "read", "(Ljava/lang/Object;)V");
    code.add(ok);
    // STACK: obj
    context.insertBefore(access, code);
  }

  private static void write(MethodContext context, FieldInsnNode access) {
    if (context.flow().isUninitializedThis(access, 1)) {
      return;
    }
    Type type = Type.getType(access.desc);
    int value = context.scratch(0);
    int kept = context.scratch(1);
    Emitter before = new Emitter();
    // STACK: obj, value
    before.store(type, value).insn(Opcodes.DUP, Opcodes.DUP);
    // STACK: obj, obj, obj
    before.invokeStatic(Bridge.VOLATILES, "beginWrite", "(Ljava/lang/Object;)I");
    before.var(Opcodes.ISTORE, kept).load(type, value);
    // STACK: obj, obj, value
    context.insertBefore(access, before);
    Emitter after = new Emitter();
    // STACK: obj
    after.var(Opcodes.ILOAD, kept);
    after.invokeStatic(Bridge.VOLATILES, "endWrite", "(Ljava/lang/Object;I)V");
    context.insertAfter(access, after);
  }

  private static void readStatic(MethodContext context, FieldInsnNode access, FieldInfo field) {
    Emitter code = new Emitter();
    spinPoint(code, field);
    accessor(context, code, access, StaticAccessors.VOLATILE_READ, field, "()V");
    context.insertBefore(access, code);
  }

  private static void writeStatic(MethodContext context, FieldInsnNode access, FieldInfo field) {
    int kept = context.scratch(1);
    Emitter before = new Emitter();
    // STACK: value
    accessor(context, before, access, StaticAccessors.BEGIN_WRITE, field, "()I");
    before.var(Opcodes.ISTORE, kept);
    // STACK: value
    context.insertBefore(access, before);
    Emitter after = new Emitter();
    after.var(Opcodes.ILOAD, kept);
    accessor(context, after, access, StaticAccessors.END_WRITE, field, "(I)V");
    context.insertAfter(access, after);
  }

  private static void accessor(
      MethodContext context,
      Emitter code,
      FieldInsnNode access,
      String kind,
      FieldInfo field,
      String descriptor) {
    boolean accessible =
        context
            .world()
            .hierarchy()
            .find(field.owner())
            .map(context.owner()::canAccess)
            .orElse(false);
    String via = accessible ? field.owner() : access.owner;
    code.invokeStatic(via, StaticAccessors.name(kind, field.owner()), descriptor);
  }

  private static void spinPoint(Emitter code, FieldInfo field) {
    if (field.isVolatile() && field.descriptor().startsWith("[")) {
      code.invokeStatic(Bridge.VOLATILES, "spinPoint", "()V");
    }
  }
}
