package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import java.util.ListIterator;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Access checks of plain instance fields, one per object and region. The state word is named
 * through the owner the access itself names: the class that declares it may not be accessible here.
 * A null is left to the access, whose exception then says what it says without the agent.
 */
public final class FieldChecks implements MethodPass {
  private static final String ON_OBJECT = "(Ljava/lang/Object;)V";

  @Override
  public void apply(MethodContext context) {
    ListIterator<AbstractInsnNode> code = context.flow().instructions().listIterator();
    Upgrades upgrades = new Upgrades(context.flow());
    while (code.hasNext()) {
      AbstractInsnNode insn = code.next();
      upgrades.pass(insn);
      if (insn instanceof FieldInsnNode access
          && context.flow().isReachable(insn)
          && !context.isCovered(insn)) {
        if (insn.getOpcode() == Opcodes.GETFIELD) {
          read(context, access, upgrades);
        } else if (insn.getOpcode() == Opcodes.PUTFIELD) {
          write(context, access, upgrades);
        }
      }
    }
  }

  private static void read(MethodContext context, FieldInsnNode access, Upgrades upgrades) {
    Flow flow = context.flow();
    if (flow.isUninitializedThis(access, 0) || !isPlain(context, access)) {
      return;
    }
    if (flow.isReadChecked(access, 0)) {
      return;
    }
    Emitter code = new Emitter();
    // STACK: obj
    check(context, code, access, upgrades.writeFollows(access), flow.isNonNull(access, 0));
    context.insertBefore(access, code);
  }

  private static void write(MethodContext context, FieldInsnNode access, Upgrades upgrades) {
    Flow flow = context.flow();
    if (flow.isUninitializedThis(access, 1) || !isPlain(context, access)) {
      return;
    }
    if (flow.isWriteChecked(access, 1) || upgrades.isUpgraded(access)) {
      return;
    }
    boolean nonNull = flow.isNonNull(access, 1);
    Emitter code = new Emitter();
    if (Type.getType(access.desc).getSize() == 1) {
      // STACK: obj, value
      code.insn(Opcodes.SWAP);
      // STACK: value, obj
      check(context, code, access, true, nonNull);
      code.insn(Opcodes.SWAP);
    } else {
      // STACK: obj, value(2)
      code.insn(Opcodes.DUP2_X1, Opcodes.POP2);
      // STACK: value(2), obj
      check(context, code, access, true, nonNull);
      code.insn(Opcodes.DUP_X2, Opcodes.POP);
    }
    // STACK: obj, value
    context.insertBefore(access, code);
  }

  /** STACK: obj -> obj. */
  private static void check(
      MethodContext context, Emitter code, FieldInsnNode access, boolean write, boolean nonNull) {
    if (context.compact()
        || context.world().isUnknownField(access.owner, access.name, access.desc)) {
      code.insn(Opcodes.DUP);
      code.invokeStatic(Bridge.FIELD_ACCESS, write ? "checkWrite" : "checkRead", ON_OBJECT);
      return;
    }
    LabelNode ok = new LabelNode();
    if (!nonNull) {
      code.insn(Opcodes.DUP).jump(Opcodes.IFNULL, ok);
    }
    code.insn(Opcodes.DUP).field(Opcodes.GETFIELD, access.owner, Bridge.STATE, "I");
    code.jump(Opcodes.IFEQ, ok);
    code.insn(Opcodes.DUP);
    code.invokeStatic(Bridge.FIELD_ACCESS, write ? "write" : "read", ON_OBJECT);
    code.add(ok);
  }

  private static boolean isPlain(MethodContext context, FieldInsnNode access) {
    Optional<FieldInfo> field =
        context.world().checkedField(access.owner, access.name, access.desc);
    if (field.isPresent()) {
      return !context.world().isVolatile(field.get());
    }
    return context.world().isUnknownField(access.owner, access.name, access.desc);
  }

  /**
   * Reads that a write of the same object follows at once (as in {@code x.count++}) are checked for
   * writing, and the write is not checked again.
   */
  private static final class Upgrades {
    private final Flow flow;
    private FieldInsnNode upgraded;

    Upgrades(Flow flow) {
      this.flow = flow;
    }

    void pass(AbstractInsnNode insn) {
      if (insn instanceof LabelNode) {
        upgraded = null;
      }
    }

    boolean isUpgraded(FieldInsnNode write) {
      return upgraded == write;
    }

    boolean writeFollows(FieldInsnNode read) {
      for (AbstractInsnNode next = read.getNext(); next != null; next = next.getNext()) {
        if (next instanceof LabelNode || next instanceof JumpInsnNode) {
          return false;
        }
        if (next.getOpcode() == Opcodes.PUTFIELD
            && flow.isReachable(next)
            && flow.isReadChecked(next, 1)
            && flow.isSame(read, 0, next, 1)) {
          upgraded = (FieldInsnNode) next;
          return true;
        }
      }
      return false;
    }
  }
}
