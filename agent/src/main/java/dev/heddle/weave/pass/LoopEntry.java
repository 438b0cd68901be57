package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.Expr;
import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.analysis.LoopShape.Induction;
import dev.heddle.weave.analysis.ShadowState;
import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * The code before a loop that checks nothing: looks at all that the loop accesses, and goes to the
 * checked copy where something is not valid. A region that acquires nothing may go on with what was
 * valid at its start, and a store after the page was taken back is found by the watch on it, as one
 * behind a check of its own is (RULES 3).
 */
final class LoopEntry {
  private static final String HANDLE = Bridge.descriptor(Bridge.ARRAY_HANDLE);
  private static final String ON_ROWS = "([Ljava/lang/Object;II)Z";

  private final MethodContext context;
  private final Flow flow;
  private final LoopPlan plan;
  private final Map<Integer, Shadow> ofLocals;
  private final Emitter code = new Emitter();
  private final LabelNode slow = new LabelNode();
  private int span = -1;

  LoopEntry(MethodContext context, LoopPlan plan, Map<Integer, Shadow> ofLocals) {
    this.context = context;
    this.flow = context.flow();
    this.plan = plan;
    this.ofLocals = ofLocals;
  }

  void emit() {
    LabelNode head = plan.shape.loop().head();
    LabelNode after = new LabelNode();
    code.add(plan.entry);
    // All of them, whatever is found below: the code after the loop counts on it.
    plan.locals.keySet().forEach(this::refresh);
    plan.hoisted.values().forEach(this::hoist);
    countSpan();
    plan.locals.forEach((local, elements) -> test(ofLocals.get(local).handle(), elements));
    plan.hoisted.values().forEach(array -> test(array.shadow.handle(), array.elements));
    plan.rows.values().forEach(this::test);
    plan.objects.forEach(this::test);
    code.jump(Opcodes.GOTO, head);
    code.add(slow);
    plan.outlined.call(context, code, after);
    redirect(head);
    context.insertBefore(head, code);
    context.insertAfter(plan.shape.loop().last(), new Emitter().add(after));
    plan.replaced.forEach(this::replace);
  }

  private void refresh(int local) {
    String descriptor = flow.localDescriptor(plan.shape.loop().head(), local);
    if (descriptor.length() > 2) {
      // Where paths with different arrays meet, the verifier may know it as an Object only.
      descriptor = null;
    }
    Shadow shadow = ofLocals.get(local);
    // In a big method no access refreshes it.
    ShadowState state =
        context.compact() ? ShadowState.UNKNOWN : flow.shadow(plan.shape.loop().head(), local);
    switch (state) {
      case FRESH -> {}
      case STALE -> shadow.refresh(code, local, descriptor);
      case UNKNOWN -> shadow.reload(code, local, descriptor);
    }
  }

  private void hoist(LoopPlan.Hoisted array) {
    push(array.expr);
    // STACK: array
    array.shadow.defineAgain(code, array.descriptor);
    code.insn(Opcodes.DUP).astore(array.local);
    code.jump(Opcodes.IFNULL, slow);
  }

  /** Pushes what an expression is before the loop. */
  private void push(Expr expr) {
    AbstractInsnNode insn = expr.insn();
    switch (expr.opcode()) {
      case Opcodes.ARRAYLENGTH -> {
        pushHeld(expr.operand(0));
        code.invokeStatic(Bridge.ARRAY_ACCESS, "length", "(Ljava/lang/Object;)I");
      }
      case Opcodes.GETFIELD -> {
        code.aload(0).insn(Opcodes.DUP);
        code.invokeStatic(Bridge.FIELD_ACCESS, "checkRead", "(Ljava/lang/Object;)V");
        code.add(insn.clone(Map.of()));
      }
      case Opcodes.GETSTATIC -> {
        checkStatics((FieldInsnNode) insn);
        code.add(insn.clone(Map.of()));
      }
      case Opcodes.AALOAD -> {
        pushHeld(expr.operand(0));
        push(expr.operand(1));
        pushHandle(expr.operand(0));
        // STACK: rows, index, handle
        code.invokeStatic(
            Bridge.ARRAY_ACCESS, "row", "([Ljava/lang/Object;I" + HANDLE + ")Ljava/lang/Object;");
        code.type(
            Opcodes.CHECKCAST,
            Type.getType(plan.hoisted.get(expr.key()).descriptor).getInternalName());
      }
      default -> {
        expr.operands().forEach(this::push);
        code.add(insn.clone(Map.of()));
      }
    }
  }

  private void pushHeld(Expr array) {
    code.aload(array.opcode() == Opcodes.ALOAD ? array.local() : hoisted(array).local);
  }

  private LoopPlan.Hoisted hoisted(Expr array) {
    return plan.hoisted.get(array.key());
  }

  /** Of an array that is held; one in a variable without a shadow is looked up. */
  private void pushHandle(Expr array) {
    if (array.opcode() != Opcodes.ALOAD) {
      code.aload(hoisted(array).shadow.handle());
    } else if (plan.locals.containsKey(array.local())) {
      code.aload(ofLocals.get(array.local()).handle());
    } else {
      code.aload(array.local());
      code.invokeStatic(Bridge.ARRAY_ACCESS, "shadow", "([Ljava/lang/Object;)" + HANDLE);
    }
  }

  private void checkStatics(FieldInsnNode access) {
    Optional<FieldInfo> field =
        context.world().checkedField(access.owner, access.name, access.desc);
    if (field.isPresent()) {
      String name = StaticAccessors.name(StaticAccessors.READ, field.get().owner());
      code.invokeStatic(field.get().owner(), name, "()V");
    }
  }

  /** How many elements a counted access goes through; the step may leave some out. */
  private void countSpan() {
    boolean counted =
        plan.locals.values().stream().anyMatch(elements -> !elements.starts.isEmpty())
            || plan.hoisted.values().stream().anyMatch(array -> !array.elements.starts.isEmpty())
            || plan.rows.values().stream().anyMatch(rows -> rows.start != null);
    if (counted) {
      Induction induction = plan.shape.induction().orElseThrow();
      span = context.newLocal(1);
      push(induction.limit());
      code.var(Opcodes.ILOAD, induction.local());
      // STACK: limit, first
      code.invokeStatic(Bridge.ARRAY_ACCESS, induction.through() ? "spanThrough" : "span", "(II)I");
      code.var(Opcodes.ISTORE, span);
    }
  }

  private void test(int handle, LoopPlan.Elements elements) {
    if (elements.anywhere) {
      code.aload(handle);
      code.invokeStatic(
          Bridge.ARRAY_ACCESS, elements.written ? "isWritable" : "isReadable", '(' + HANDLE + ")Z");
      code.jump(Opcodes.IFEQ, slow);
    } else if (!elements.starts.isEmpty()) {
      testRanges(handle, elements);
    }
  }

  /** A loop that accesses every element of the range has it fetched; another only asks. */
  private void testRanges(int handle, LoopPlan.Elements elements) {
    LabelNode valid = new LabelNode();
    code.aload(handle);
    code.invokeStatic(
        Bridge.ARRAY_ACCESS, elements.written ? "isWritable" : "isReadable", '(' + HANDLE + ")Z");
    code.jump(Opcodes.IFNE, valid);
    for (LoopPlan.Start start : elements.starts.values()) {
      code.aload(handle);
      push(start.index());
      code.var(Opcodes.ILOAD, span);
      // STACK: handle, first, span
      if (plan.shape.isStraight()) {
        String name = start.write() ? "makeWritable" : "makeReadable";
        code.invokeStatic(Bridge.ARRAY_ACCESS, name, '(' + HANDLE + "II)V");
      } else {
        String name = start.write() ? "isWritable" : "isReadable";
        code.invokeStatic(Bridge.ARRAY_ACCESS, name, '(' + HANDLE + "II)Z");
        code.jump(Opcodes.IFEQ, slow);
      }
    }
    code.add(valid);
  }

  /** What was found last time holds while it is the same and nothing was lost. */
  private void test(LoopPlan.Rows rows) {
    LabelNode look = new LabelNode();
    LabelNode valid = new LabelNode();
    int[] kept = rows.kept;
    pushHeld(rows.array);
    code.aload(kept[0]).jump(Opcodes.IF_ACMPNE, look);
    if (rows.start != null) {
      push(rows.start);
      code.var(Opcodes.ILOAD, kept[1]).jump(Opcodes.IF_ICMPNE, look);
      code.var(Opcodes.ILOAD, span).var(Opcodes.ILOAD, kept[2]).jump(Opcodes.IF_ICMPNE, look);
    }
    pushLosses(rows);
    code.var(Opcodes.ILOAD, kept[3]).jump(Opcodes.IF_ICMPEQ, valid);
    code.add(look);
    // Before it is looked at, so that a loss meanwhile is noticed.
    pushLosses(rows);
    code.var(Opcodes.ISTORE, kept[3]);
    code.insn(Opcodes.ACONST_NULL).astore(kept[0]);
    if (rows.start != null) {
      push(rows.start);
      code.var(Opcodes.ISTORE, kept[1]).var(Opcodes.ILOAD, span).var(Opcodes.ISTORE, kept[2]);
    }
    pushHeld(rows.array);
    if (rows.start != null) {
      code.var(Opcodes.ILOAD, kept[1]).var(Opcodes.ILOAD, kept[2]);
    } else {
      code.push(0).ldc(Integer.MAX_VALUE);
    }
    // STACK: rows, first, span
    String name = rows.written ? "rowsWritable" : "rowsReadable";
    code.invokeStatic(Bridge.ARRAY_ACCESS, name, ON_ROWS).jump(Opcodes.IFEQ, slow);
    pushHeld(rows.array);
    code.astore(kept[0]).add(valid);
  }

  private void pushLosses(LoopPlan.Rows rows) {
    code.field(
        Opcodes.GETSTATIC, Bridge.ARRAY_ACCESS, rows.written ? "writeLosses" : "readLosses", "I");
  }

  /** Before the method's code: nothing was found valid yet. */
  static void initialize(LoopPlan plan, Emitter code) {
    for (LoopPlan.Rows rows : plan.rows.values()) {
      code.insn(Opcodes.ACONST_NULL).astore(rows.kept[0]);
      for (int i = 1; i < rows.kept.length; i++) {
        code.push(0).var(Opcodes.ISTORE, rows.kept[i]);
      }
    }
    plan.hoisted.values().forEach(array -> array.shadow.initialize(code));
  }

  /** Where this thread may acquire or stores a row, what was found valid is forgotten. */
  static void forget(LoopPlan plan, Emitter code) {
    for (LoopPlan.Rows rows : plan.rows.values()) {
      code.insn(Opcodes.ACONST_NULL).astore(rows.kept[0]);
    }
  }

  private void test(int local, boolean write) {
    code.aload(local);
    code.invokeStatic(
        Bridge.FIELD_ACCESS, write ? "isWritable" : "isReadable", "(Ljava/lang/Object;)Z");
    code.jump(Opcodes.IFEQ, slow);
  }

  private void replace(AbstractInsnNode insn, LoopPlan.Hoisted array) {
    context.insertAfter(insn, new Emitter().insn(Opcodes.POP).aload(array.local));
  }

  /** Jumps to the loop from outside go through the test. */
  private void redirect(LabelNode head) {
    for (AbstractInsnNode insn : flow.instructions()) {
      if (insn instanceof JumpInsnNode jump
          && jump.label == head
          && !plan.shape.loop().instructions().contains(jump)) {
        jump.label = plan.entry;
      }
    }
  }
}
