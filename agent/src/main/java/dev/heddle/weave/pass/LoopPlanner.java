package dev.heddle.weave.pass;

import dev.heddle.weave.WeavePolicy.Optimization;
import dev.heddle.weave.analysis.ArrayUse;
import dev.heddle.weave.analysis.Expr;
import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.analysis.LoopShape;
import dev.heddle.weave.model.FieldInfo;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds what has to be valid before a loop so that all its element accesses go unchecked; none
 * where some access has an array that only the loop itself comes to know.
 */
final class LoopPlanner {
  /** Instructions of a loop that is worth a second version. */
  private static final int MAX_INSTRUCTIONS = 500;

  /** What is tested at a loop's start. */
  private static final int MAX_ARRAYS = 16;

  private final MethodContext context;
  private final Flow flow;
  private final LoopShape shape;
  private final LoopPlan plan;
  private boolean ranges;

  private LoopPlanner(MethodContext context, LoopShape shape) {
    this.context = context;
    this.flow = context.flow();
    this.shape = shape;
    this.plan = new LoopPlan(shape);
  }

  /** Null where the loop is left as it is. */
  static LoopPlan plan(MethodContext context, LoopShape shape) {
    LoopPlanner planner = new LoopPlanner(context, shape);
    return planner.plan() ? planner.plan : null;
  }

  private boolean plan() {
    List<AbstractInsnNode> code =
        shape.loop().instructions().stream().filter(flow::isReachable).toList();
    if (code.size() > MAX_INSTRUCTIONS || code.stream().anyMatch(this::mustStay)) {
      return false;
    }
    ranges =
        context.world().optimizes(Optimization.RANGES)
            && shape.induction().isPresent()
            && isPrepared(shape.induction().get().limit());
    // Rows last: most of them are taken to access an element of theirs, which covers them.
    for (boolean rows : new boolean[] {false, true}) {
      for (AbstractInsnNode insn : code) {
        Element element = Element.of(insn);
        if (element != null && rows == (insn.getOpcode() == Opcodes.AALOAD) && !cover(element)) {
          return false;
        }
      }
    }
    if (plan.size() > MAX_ARRAYS) {
      return false;
    }
    boolean arrays = plan.size() > 0;
    if (context.world().optimizes(Optimization.OBJECTS)) {
      shape.loop().instructions().forEach(this::coverField);
    }
    return arrays || !plan.objects.isEmpty();
  }

  private boolean mustStay(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      // Its handle would be asked for after the loop.
      case Opcodes.ASTORE ->
          flow.storesArray((VarInsnNode) insn) && shape.edges().isOutput(((VarInsnNode) insn).var);
      // Only an initialiser may assign a final field.
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> context.method().name.startsWith("<");
      default -> false;
    };
  }

  private boolean cover(Element element) {
    AbstractInsnNode insn = element.insn();
    ArrayUse use = flow.arrayUse(insn, element.arrayDepth());
    if (use.where() == ArrayUse.Where.UNESCAPED) {
      return true;
    }
    LoopPlan.Elements kept = isKept(use) ? refreshed(use.index()) : null;
    if (plan.covered.contains(insn)) {
      return true;
    }
    plan.covered.add(insn);
    Expr index = shape.operand(insn, element.arrayDepth() - 1);
    Expr start = index != null && isCounted(insn, index) ? index : null;
    if (insn.getOpcode() == Opcodes.AALOAD && isInvariantRow(insn)) {
      return true;
    }
    if (kept != null) {
      kept.add(start, element.write());
      return true;
    }
    return context.world().optimizes(Optimization.ROWS)
        && coverRow(array(element, use), element, start);
  }

  private boolean isInvariantRow(AbstractInsnNode insn) {
    Expr row = context.world().optimizes(Optimization.ROWS) ? shape.expression(insn) : null;
    return row != null && shape.isInvariant(row) && hoist(row) != null;
  }

  private boolean isKept(ArrayUse use) {
    if (use.where() != ArrayUse.Where.LOCAL) {
      return false;
    }
    String descriptor = flow.localDescriptor(shape.loop().head(), use.index());
    return descriptor != null && descriptor.startsWith("[") && !shape.loop().assigns(use.index());
  }

  /**
   * The array of a local variable, whose handle is made fresh before the loop: the analysis takes
   * each access for one that makes it fresh, those too that are looked at as rows.
   */
  private LoopPlan.Elements refreshed(int local) {
    return plan.locals.computeIfAbsent(local, l -> new LoopPlan.Elements());
  }

  /** The array of an access, also where the loop keeps it in a variable of its own. */
  private Expr array(Element element, ArrayUse use) {
    if (use.where() == ArrayUse.Where.LOCAL) {
      AbstractInsnNode origin = flow.origin(element.insn(), element.arrayDepth());
      return origin != null && shape.loop().instructions().contains(origin)
          ? shape.expression(origin)
          : null;
    }
    return shape.operand(element.insn(), element.arrayDepth());
  }

  private boolean coverRow(Expr array, Element element, Expr start) {
    if (array == null) {
      return false;
    }
    if (shape.isInvariant(array)) {
      LoopPlan.Hoisted hoisted = hoist(array);
      if (hoisted == null) {
        return false;
      }
      hoisted.elements.add(start, element.write());
      return true;
    }
    if (array.opcode() != Opcodes.AALOAD || !shape.keepsRows()) {
      return false;
    }
    Expr outer = array.operand(0);
    if (!shape.isInvariant(outer) || !isHeld(outer)) {
      return false;
    }
    Expr first = isCounted(array.insn(), array.operand(1)) ? array.operand(1) : null;
    String key = outer.key() + (first == null ? "" : first.key());
    LoopPlan.Rows rows =
        plan.rows.computeIfAbsent(key, k -> new LoopPlan.Rows(outer, first, context));
    rows.written |= element.write();
    plan.covered.add(array.insn());
    return true;
  }

  private boolean isCounted(AbstractInsnNode access, Expr index) {
    return ranges && shape.isCounted(access, index) && isPrepared(index);
  }

  /** Whether an expression can be evaluated before the loop: what it takes is hoisted. */
  private boolean isPrepared(Expr expr) {
    if (expr.opcode() == Opcodes.ARRAYLENGTH) {
      return isHeld(expr.operand(0));
    }
    return switch (expr.opcode()) {
      case Opcodes.GETFIELD, Opcodes.GETSTATIC, Opcodes.AALOAD -> false;
      default -> expr.operands().stream().allMatch(this::isPrepared);
    };
  }

  /** Whether an array that stays the same is in a local variable, or can be put there. */
  private boolean isHeld(Expr array) {
    return array.opcode() == Opcodes.ALOAD || hoist(array) != null;
  }

  /** Operands before what takes them. */
  private LoopPlan.Hoisted hoist(Expr array) {
    LoopPlan.Hoisted known = plan.hoisted.get(array.key());
    if (known == null) {
      String descriptor = descriptor(array);
      if (descriptor == null || !isHoistable(array)) {
        return null;
      }
      known = new LoopPlan.Hoisted(array, descriptor, context);
      plan.hoisted.put(array.key(), known);
    }
    plan.covered.add(array.insn());
    plan.replaced.put(array.insn(), known);
    return known;
  }

  private boolean isHoistable(Expr array) {
    return switch (array.opcode()) {
      case Opcodes.GETFIELD ->
          !flow.isUninitializedThis(array.insn(), 0) && isPlain((FieldInsnNode) array.insn());
      case Opcodes.GETSTATIC -> isPlain((FieldInsnNode) array.insn());
      case Opcodes.AALOAD -> isHeld(array.operand(0)) && isPrepared(array.operand(1));
      default -> false;
    };
  }

  /** The type of an array, where it can be named here; else null. */
  private String descriptor(Expr array) {
    String descriptor =
        array.insn() instanceof FieldInsnNode field ? field.desc : elementDescriptor(array);
    if (descriptor == null || !descriptor.startsWith("[")) {
      return null;
    }
    Type element = Type.getType(descriptor).getElementType();
    return element.getSort() != Type.OBJECT || context.owner().canName(element.getInternalName())
        ? descriptor
        : null;
  }

  private String elementDescriptor(Expr array) {
    String descriptor = array.opcode() == Opcodes.AALOAD ? flow.descriptor(array.insn(), 1) : null;
    return descriptor != null && descriptor.startsWith("[[") ? descriptor.substring(1) : null;
  }

  private boolean isPlain(FieldInsnNode access) {
    Optional<FieldInfo> field =
        context.world().checkedField(access.owner, access.name, access.desc);
    return !context.world().isUnknownField(access.owner, access.name, access.desc)
        && !(field.isPresent() && context.world().isVolatile(field.get()));
  }

  /** Fields of objects that stay the same. */
  private void coverField(AbstractInsnNode insn) {
    boolean write = insn.getOpcode() == Opcodes.PUTFIELD;
    if ((!write && insn.getOpcode() != Opcodes.GETFIELD)
        || !flow.isReachable(insn)
        || plan.covered.contains(insn)) {
      return;
    }
    FieldInsnNode access = (FieldInsnNode) insn;
    Expr object = shape.operand(insn, write ? 1 : 0);
    if (object != null
        && object.opcode() == Opcodes.ALOAD
        && shape.isInvariant(object)
        && !flow.isUninitializedThis(insn, write ? 1 : 0)
        && context.world().checkedField(access.owner, access.name, access.desc).isPresent()
        && isPlain(access)) {
      plan.objects.merge(object.local(), write, Boolean::logicalOr);
      plan.covered.add(insn);
    }
  }
}
