package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Makes {@code <clinit>} run on one node, as {@code dev.heddle.bridge.ClassInit} says. */
public final class ClassInitPass implements MethodPass {
  private static final String ON_CLASS = "(Ljava/lang/Class;)V";

  /** An empty initialiser, for a class with mutable statics that has none. */
  public static MethodNode emptyInitializer() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    method.instructions.add(new InsnNode(Opcodes.RETURN));
    method.maxStack = 1;
    return method;
  }

  @Override
  public void apply(MethodContext context) {
    if (!context.method().name.equals("<clinit>")) {
      return;
    }
    LabelNode take = new LabelNode();
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    int finals = context.newLocal(1);
    for (AbstractInsnNode insn : context.method().instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.RETURN) {
        context.method().instructions.set(insn, new JumpInsnNode(Opcodes.GOTO, end));
      }
    }
    Emitter begin = new Emitter();
    context.owner().pushClass(begin);
    begin.invokeStatic(Bridge.CLASS_INIT, "begin", "(Ljava/lang/Class;)[Ljava/lang/Object;");
    begin.insn(Opcodes.DUP).astore(finals).jump(Opcodes.IFNONNULL, take).add(start);
    context.insertAtStart(begin);
    Emitter rest = new Emitter();
    rest.add(end);
    context.owner().pushClass(rest);
    rest.invokeStatic(Bridge.CLASS_INIT, "done", ON_CLASS).insn(Opcodes.RETURN);
    fail(context, rest, handler);
    rest.add(take);
    takeFinals(context, rest, finals);
    rest.insn(Opcodes.RETURN);
    context.method().instructions.add(rest.list());
    if (hasCode(start, end)) {
      context.method().tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
    }
  }

  private static boolean hasCode(LabelNode start, LabelNode end) {
    for (AbstractInsnNode insn = start; insn != end; insn = insn.getNext()) {
      if (insn.getOpcode() >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void fail(MethodContext context, Emitter code, LabelNode handler) {
    int thrown = context.newLocal(1);
    // STACK: thrown
    code.add(handler).astore(thrown);
    context.owner().pushClass(code);
    code.aload(thrown);
    code.invokeStatic(Bridge.CLASS_INIT, "fail", "(Ljava/lang/Class;Ljava/lang/Throwable;)V");
    code.aload(thrown).insn(Opcodes.ATHROW);
  }

  private static void takeFinals(MethodContext context, Emitter code, int finals) {
    int index = 0;
    for (FieldInfo field : context.owner().info().fields().values()) {
      if (field.isStatic() && field.isFinal() && !field.constant()) {
        code.aload(finals).push(index++).insn(Opcodes.AALOAD);
        // STACK: value
        Boxes.unbox(code, Type.getType(field.descriptor()));
        code.field(Opcodes.PUTSTATIC, field.owner(), field.name(), field.descriptor());
      }
    }
  }
}
