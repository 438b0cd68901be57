package dev.heddle.weave.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What goes into a loop and comes out of it: what a method made of the loop takes and gives. */
public final class LoopEdges {
  /** A local variable and its type where the loop is entered or left. */
  public record Variable(int local, Type type) {}

  /**
   * A way out.
   *
   * @param target where it leads: a label, or the instruction after the loop
   * @param outputs the variables the loop assigns that are read from there on
   */
  public record Exit(AbstractInsnNode target, List<Variable> outputs) {}

  private static final Type UNKNOWN = Type.VOID_TYPE;

  private final Flow flow;
  private final Liveness liveness;
  private final PlainLoop loop;
  private final Map<Integer, Type> types = new HashMap<>();
  private final BitSet assigned = new BitSet();
  private final List<Variable> inputs = new ArrayList<>();
  private final List<Exit> exits = new ArrayList<>();

  private LoopEdges(Flow flow, Liveness liveness, PlainLoop loop) {
    this.flow = flow;
    this.liveness = liveness;
    this.loop = loop;
  }

  /** Null where the loop cannot be a method of its own. */
  static LoopEdges of(Flow flow, Liveness liveness, PlainLoop loop) {
    LoopEdges edges = new LoopEdges(flow, liveness, loop);
    return edges.find() ? edges : null;
  }

  public List<Variable> inputs() {
    return inputs;
  }

  public List<Exit> exits() {
    return exits;
  }

  /** Whether the loop assigns the variable and its value is read after the loop. */
  public boolean isOutput(int local) {
    return exits.stream()
        .anyMatch(exit -> exit.outputs().stream().anyMatch(out -> out.local() == local));
  }

  private boolean find() {
    if (flow.stackSize(loop.head()) != 0) {
      return false;
    }
    loop.instructions().forEach(this::note);
    for (AbstractInsnNode insn : loop.instructions()) {
      // What a handler reads is not handed back by an exception.
      if (liveness.inHandlers(insn).intersects(assigned)) {
        return false;
      }
    }
    return findInputs() && findExits();
  }

  private void note(AbstractInsnNode insn) {
    if (insn instanceof IincInsnNode increment) {
      note(increment.var, Type.INT_TYPE);
      assigned.set(increment.var);
    } else if (insn instanceof VarInsnNode access) {
      int opcode = insn.getOpcode();
      boolean store = opcode >= Opcodes.ISTORE;
      note(access.var, typeOf(opcode - (store ? Opcodes.ISTORE : Opcodes.ILOAD)));
      assigned.set(access.var, store || assigned.get(access.var));
    }
  }

  private static Type typeOf(int kind) {
    return switch (kind) {
      case 0 -> Type.INT_TYPE;
      case 1 -> Type.LONG_TYPE;
      case 2 -> Type.FLOAT_TYPE;
      case 3 -> Type.DOUBLE_TYPE;
      default -> Type.getType(Object.class);
    };
  }

  private void note(int local, Type type) {
    types.merge(local, type, (a, b) -> a.equals(b) ? a : UNKNOWN);
  }

  private boolean findInputs() {
    for (int local : types.keySet().stream().sorted().toList()) {
      if (liveness.before(loop.head()).get(local) && !add(inputs, local, loop.head())) {
        return false;
      }
    }
    return true;
  }

  private boolean findExits() {
    Set<AbstractInsnNode> targets = new LinkedHashSet<>();
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn instanceof JumpInsnNode jump && !loop.instructions().contains(jump.label)) {
        targets.add(jump.label);
      }
    }
    if (loop.last().getOpcode() != Opcodes.GOTO) {
      targets.add(loop.last().getNext());
    }
    for (AbstractInsnNode target : targets) {
      if (flow.stackSize(target) != 0) {
        return false;
      }
      List<Variable> outputs = new ArrayList<>();
      for (int local = assigned.nextSetBit(0); local >= 0; local = assigned.nextSetBit(local + 1)) {
        if (liveness.before(target).get(local) && !add(outputs, local, target)) {
          return false;
        }
      }
      exits.add(new Exit(target, List.copyOf(outputs)));
    }
    return true;
  }

  private boolean add(List<Variable> list, int local, AbstractInsnNode at) {
    Type type = types.get(local);
    if (type.getSort() == Type.OBJECT) {
      String descriptor = flow.localDescriptor(at, local);
      // Object[] may be what is left of two kinds of arrays, which the verifier knows as no array.
      if (descriptor == null
          || Ref.NULL.equals(descriptor)
          || (descriptor.equals("[Ljava/lang/Object;") && loop.assigns(local))) {
        return false;
      }
      type = Type.getType(descriptor);
    }
    list.add(new Variable(local, type));
    return !type.equals(UNKNOWN);
  }
}
