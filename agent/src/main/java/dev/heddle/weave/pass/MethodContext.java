package dev.heddle.weave.pass;

import dev.heddle.weave.WeavePolicy.Optimization;
import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.model.World;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/** The method being woven, and how. */
public final class MethodContext {
  private final ClassContext owner;
  private final MethodNode method;
  private final Size size;
  private final List<Integer> scratch = new ArrayList<>();
  private Flow flow;
  private List<LoopPlan> loopPlans = List.of();

  /** How much the method may grow. */
  public enum Size {
    /** As much as its speed is worth. */
    FAST,
    /** No second version of loops: for code that is one. */
    SMALL,
    /** One static call per access in place of an inline test. */
    COMPACT
  }

  public MethodContext(ClassContext owner, MethodNode method, Size size) {
    this.owner = owner;
    this.method = method;
    this.size = size;
  }

  public ClassContext owner() {
    return owner;
  }

  public MethodNode method() {
    return method;
  }

  public World world() {
    return owner.world();
  }

  public boolean compact() {
    return size == Size.COMPACT;
  }

  /** Whether the class treats plain accesses as volatile ones. */
  boolean isSequentiallyConsistent() {
    return world().isSequentiallyConsistent(owner.name());
  }

  /** Whether loops get a second version that checks nothing. */
  boolean versionsLoops() {
    return size != Size.SMALL && world().optimizes(Optimization.LOOPS);
  }

  /** The loops that check nothing of what was looked at before them. */
  List<LoopPlan> loopPlans() {
    return loopPlans;
  }

  void loopPlans(List<LoopPlan> plans) {
    loopPlans = plans;
  }

  /** Whether an access is covered by what was looked at before its loop. */
  boolean isCovered(AbstractInsnNode access) {
    for (LoopPlan plan : loopPlans) {
      if (plan.covered.contains(access)) {
        return true;
      }
    }
    return false;
  }

  /** The dataflow, of the code as it was when {@link #flow(Flow)} was called. */
  public Flow flow() {
    return flow;
  }

  public void flow(Flow analysed) {
    flow = analysed;
  }

  boolean isStatic() {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  /** A fresh local variable. */
  int newLocal(int size) {
    int local = method.maxLocals;
    method.maxLocals += size;
    return local;
  }

  /**
   * A local variable, wide enough for any type, for values that are parked around one instruction;
   * the same for the same number.
   */
  int scratch(int number) {
    while (scratch.size() <= number) {
      scratch.add(newLocal(2));
    }
    return scratch.get(number);
  }

  void insertBefore(AbstractInsnNode insn, Emitter code) {
    method.instructions.insertBefore(insn, code.list());
  }

  void insertAfter(AbstractInsnNode insn, Emitter code) {
    method.instructions.insert(insn, code.list());
  }

  void insertAtStart(Emitter code) {
    InsnList list = code.list();
    method.instructions.insert(list);
  }
}
