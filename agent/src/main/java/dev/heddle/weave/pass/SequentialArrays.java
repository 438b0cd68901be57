package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.ArrayUse;
import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Elements of arrays in the code of sequentially consistent classes: every access is a volatile
 * one, whatever array it is, but for those that are this method's own (RULES 14).
 */
public final class SequentialArrays implements MethodPass {
  @Override
  public void apply(MethodContext context) {
    if (!context.isSequentiallyConsistent()) {
      return;
    }
    for (AbstractInsnNode insn : context.flow().instructions()) {
      Element element = Element.of(insn);
      if (element != null
          && context.flow().isReachable(insn)
          && context.flow().arrayUse(insn, element.arrayDepth()).where()
              != ArrayUse.Where.UNESCAPED) {
        if (element.write()) {
          write(context, insn, element);
        } else {
          read(context, insn, element);
        }
      }
    }
  }

  private static void read(MethodContext context, AbstractInsnNode insn, Element element) {
    Type type = element.valueType();
    int value = context.scratch(0);
    int kept = context.scratch(1);
    Emitter before = new Emitter();
    // STACK: array, index
    before.insn(Opcodes.DUP2, Opcodes.DUP2);
    before.invokeStatic(Bridge.ARRAY_CELLS, "beginRead", "(Ljava/lang/Object;I)I");
    before.var(Opcodes.ISTORE, kept);
    // STACK: array, index, array, index
    context.insertBefore(insn, before);
    Emitter after = new Emitter();
    // STACK: array, index, value
    after.store(type, value).var(Opcodes.ILOAD, kept);
    after.invokeStatic(Bridge.ARRAY_CELLS, "endRead", "(Ljava/lang/Object;II)V");
    after.load(type, value);
    // STACK: value
    context.insertAfter(insn, after);
  }

  private static void write(MethodContext context, AbstractInsnNode insn, Element element) {
    Type type = element.valueType();
    boolean reference = type.getSort() == Type.OBJECT;
    int value = context.scratch(0);
    int kept = context.scratch(1);
    Emitter before = new Emitter();
    // STACK: array, index, value
    before.store(type, value).insn(Opcodes.DUP2, Opcodes.DUP2);
    if (reference) {
      before.load(type, value);
    }
    // STACK: array, index, array, index, array, index (, value)
    before.invokeStatic(
        Bridge.ARRAY_CELLS,
        "beginWrite",
        reference ? "(Ljava/lang/Object;ILjava/lang/Object;)I" : "(Ljava/lang/Object;I)I");
    before.var(Opcodes.ISTORE, kept).load(type, value);
    // STACK: array, index, array, index, value
    context.insertBefore(insn, before);
    Emitter after = new Emitter();
    // STACK: array, index
    after.var(Opcodes.ILOAD, kept);
    after.invokeStatic(Bridge.ARRAY_CELLS, "endWrite", "(Ljava/lang/Object;II)V");
    context.insertAfter(insn, after);
  }
}
