package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** What stays the same in a loop, and what it counts. */
public final class LoopShape {
  /**
   * The loop counts a variable up from where it stands at the entry.
   *
   * @param local the variable
   * @param limit what it is compared with before each iteration, the same in all of them
   * @param through whether it reaches the limit
   */
  public record Induction(int local, Expr limit, boolean through) {}

  private final PlainLoop loop;
  private final LoopEdges edges;
  private final Sources sources;
  private final String className;
  private final boolean hasThis;
  private final boolean storesReferences;
  private final Set<String> storedFields = new HashSet<>();
  private JumpInsnNode test;
  private Induction induction;

  private LoopShape(
      String className, MethodNode method, Sources sources, PlainLoop loop, LoopEdges edges) {
    this.className = className;
    this.sources = sources;
    this.loop = loop;
    this.edges = edges;
    hasThis = (method.access & Opcodes.ACC_STATIC) == 0;
    storesReferences = loop.instructions().stream().anyMatch(LoopShape::mayStoreReferences);
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC) {
        storedFields.add(((FieldInsnNode) insn).name);
      }
    }
    findInduction();
  }

  /** A call that a region goes on across may store elements; it is none that stores fields. */
  static boolean mayStoreReferences(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.AASTORE
        || (insn instanceof MethodInsnNode call && !isOfValues(call));
  }

  private static boolean isOfValues(MethodInsnNode call) {
    return call.owner.startsWith("java/lang/") && !call.owner.equals("java/lang/System");
  }

  /** The loops of a method that can be methods of their own. */
  public static List<LoopShape> of(Flow flow, String className, MethodNode method)
      throws AnalyzerException {
    List<PlainLoop> loops = flow.plainLoops();
    List<LoopShape> shapes = new ArrayList<>();
    if (loops.isEmpty()) {
      return shapes;
    }
    Sources sources = Sources.of(className, method);
    Liveness liveness = new Liveness(method);
    for (PlainLoop loop : loops) {
      LoopEdges edges = LoopEdges.of(flow, liveness, loop);
      if (edges != null) {
        shapes.add(new LoopShape(className, method, sources, loop, edges));
      }
    }
    return shapes;
  }

  public PlainLoop loop() {
    return loop;
  }

  public LoopEdges edges() {
    return edges;
  }

  public Optional<Induction> induction() {
    return Optional.ofNullable(induction);
  }

  /** Whether every iteration executes all of the loop, and the test alone ends it. */
  public boolean isStraight() {
    return induction != null
        && loop.instructions().stream().filter(JumpInsnNode.class::isInstance).count() == 2;
  }

  /** An operand as an expression, the top of the stack being 0; null where it is none. */
  public Expr operand(AbstractInsnNode insn, int depth) {
    return sources.operand(insn, depth);
  }

  /** What an instruction pushes as an expression; null where it is none. */
  public Expr expression(AbstractInsnNode insn) {
    return sources.expression(insn);
  }

  /** Whether an expression has one value throughout the loop, and is evaluated the same before. */
  public boolean isInvariant(Expr expr) {
    boolean itself =
        switch (expr.opcode()) {
          case Opcodes.ILOAD, Opcodes.ALOAD -> !loop.assigns(expr.local());
          case Opcodes.AALOAD -> !storesReferences;
          case Opcodes.GETFIELD -> isFieldOfThis(expr) && keepsField(expr);
          case Opcodes.GETSTATIC ->
              ((FieldInsnNode) expr.insn()).owner.equals(className) && keepsField(expr);
          default -> true;
        };
    return itself && expr.operands().stream().allMatch(this::isInvariant);
  }

  private boolean keepsField(Expr expr) {
    return !storedFields.contains(((FieldInsnNode) expr.insn()).name);
  }

  private boolean isFieldOfThis(Expr expr) {
    return hasThis && expr.operand(0).isLoadOf(0) && !loop.assigns(0);
  }

  /** Whether rows of an array of arrays stay what they are while the loop runs. */
  public boolean keepsRows() {
    return !storesReferences;
  }

  /**
   * Whether an index goes up with the counted variable by as much, from its value at the entry: the
   * variable plus what stays the same, used between the test and the step.
   */
  public boolean isCounted(AbstractInsnNode access, Expr index) {
    return induction != null
        && loop.instructions().indexOf(access) > loop.instructions().indexOf(test)
        && goesUp(index);
  }

  private boolean goesUp(Expr expr) {
    return switch (expr.opcode()) {
      case Opcodes.ILOAD -> expr.local() == induction.local();
      case Opcodes.IADD ->
          (goesUp(expr.operand(0)) && isInvariant(expr.operand(1)))
              || (isInvariant(expr.operand(0)) && goesUp(expr.operand(1)));
      case Opcodes.ISUB -> goesUp(expr.operand(0)) && isInvariant(expr.operand(1));
      default -> false;
    };
  }

  /** The shape javac gives a for statement: a test first, a step last. */
  private void findInduction() {
    AbstractInsnNode step = previousReal(loop.last());
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn instanceof JumpInsnNode jump) {
        test = jump;
        break;
      }
    }
    if (test == loop.last()
        || loop.last().getOpcode() != Opcodes.GOTO
        || loop.instructions().contains(test.label)
        || !(step instanceof IincInsnNode increment)
        || increment.incr <= 0
        || !isOnlyAssignment(increment)) {
      return;
    }
    boolean through = test.getOpcode() == Opcodes.IF_ICMPGT;
    if (!through && test.getOpcode() != Opcodes.IF_ICMPGE) {
      return;
    }
    Expr counted = operand(test, 1);
    Expr limit = operand(test, 0);
    if (counted != null && limit != null && counted.isLoadOf(increment.var) && isInvariant(limit)) {
      induction = new Induction(increment.var, limit, through);
    }
  }

  private boolean isOnlyAssignment(IincInsnNode step) {
    return loop.instructions().stream()
                .filter(insn -> insn instanceof IincInsnNode other && other.var == step.var)
                .count()
            == 1
        && !loop.stores(step.var);
  }

  private static AbstractInsnNode previousReal(AbstractInsnNode insn) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      previous = previous.getPrevious();
    }
    return previous;
  }
}
