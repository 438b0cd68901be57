package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.LoopEdges;
import dev.heddle.weave.analysis.LoopEdges.Exit;
import dev.heddle.weave.analysis.LoopEdges.Variable;
import dev.heddle.weave.analysis.PlainLoop;
import dev.heddle.weave.model.Bridge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A copy of a loop as a method of its own, with checks: a slow path that returns into a hot loop
 * costs more than all checks. Its parameters are the variables the loop reads. It gives back those
 * that are read after the loop: nothing, the one there is, or an array of the number of the exit
 * and the boxed values.
 */
final class OutlinedLoop {
  /** The result array twice, an index and a value. */
  private static final int RESULT_STACK = 5;

  private static final Type OBJECTS = Type.getType(Object[].class);

  private final ClassContext owner;
  private final LoopEdges edges;
  private final String name;
  private final String descriptor;
  private final Type result;

  /** Adds the method: the loop as it is before any check is inserted. */
  OutlinedLoop(MethodContext context, PlainLoop loop, LoopEdges edges) {
    owner = context.owner();
    this.edges = edges;
    result = result();
    descriptor =
        Type.getMethodDescriptor(
            result, edges.inputs().stream().map(Variable::type).toArray(Type[]::new));
    name = owner.nextName(Bridge.HIDDEN + "loop$");
    Map<Integer, Integer> locals = locals(loop);
    owner.outlineStatic(
        name,
        descriptor,
        body(loop, locals),
        2 * (locals.size() + 1),
        context.method().maxStack + RESULT_STACK);
  }

  private Type result() {
    if (edges.exits().size() > 1) {
      return OBJECTS;
    }
    List<Variable> outputs = edges.exits().get(0).outputs();
    return switch (outputs.size()) {
      case 0 -> Type.VOID_TYPE;
      case 1 -> outputs.get(0).type();
      default -> OBJECTS;
    };
  }

  private boolean isPacked() {
    return result.equals(OBJECTS)
        && (edges.exits().size() > 1 || edges.exits().get(0).outputs().size() > 1);
  }

  private Emitter body(PlainLoop loop, Map<Integer, Integer> locals) {
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    Map<LabelNode, LabelNode> copies = new HashMap<>();
    for (AbstractInsnNode insn : loop.instructions()) {
      if (insn instanceof LabelNode label) {
        copies.put(label, new LabelNode());
      } else if (insn instanceof JumpInsnNode jump) {
        labels.computeIfAbsent(jump.label, label -> new LabelNode());
      }
    }
    labels.putAll(copies);
    Emitter code = new Emitter();
    for (AbstractInsnNode insn : loop.instructions()) {
      if (!(insn instanceof LineNumberNode line) || copies.containsKey(line.start)) {
        code.add(renamed(insn.clone(labels), locals));
      }
    }
    for (int i = edges.exits().size() - 1; i >= 0; i--) {
      Exit exit = edges.exits().get(i);
      if (exit.target() instanceof LabelNode label && labels.containsKey(label)) {
        code.add(labels.get(label));
      }
      leave(code, i, locals);
    }
    return code;
  }

  /** Parameters first. */
  private Map<Integer, Integer> locals(PlainLoop loop) {
    Map<Integer, Integer> locals = new HashMap<>();
    int next = 0;
    for (Variable input : edges.inputs()) {
      locals.put(input.local(), next);
      next += input.type().getSize();
    }
    for (AbstractInsnNode insn : loop.instructions()) {
      int local =
          insn instanceof VarInsnNode access
              ? access.var
              : insn instanceof IincInsnNode increment ? increment.var : -1;
      if (local >= 0 && !locals.containsKey(local)) {
        locals.put(local, next);
        next += 2;
      }
    }
    return locals;
  }

  private static AbstractInsnNode renamed(AbstractInsnNode insn, Map<Integer, Integer> locals) {
    if (insn instanceof VarInsnNode access) {
      access.var = locals.get(access.var);
    } else if (insn instanceof IincInsnNode increment) {
      increment.var = locals.get(increment.var);
    }
    return insn;
  }

  private void leave(Emitter code, int number, Map<Integer, Integer> locals) {
    List<Variable> outputs = edges.exits().get(number).outputs();
    if (!isPacked()) {
      if (!outputs.isEmpty()) {
        code.load(result, locals.get(outputs.get(0).local()));
      }
      code.insn(result.getOpcode(Opcodes.IRETURN));
      return;
    }
    code.push(outputs.size() + 1).type(Opcodes.ANEWARRAY, "java/lang/Object");
    // STACK: array
    code.insn(Opcodes.DUP).push(0).push(number);
    Boxes.box(code, Type.INT_TYPE);
    code.insn(Opcodes.AASTORE);
    for (int i = 0; i < outputs.size(); i++) {
      Variable output = outputs.get(i);
      code.insn(Opcodes.DUP).push(i + 1).load(output.type(), locals.get(output.local()));
      Boxes.box(code, output.type());
      code.insn(Opcodes.AASTORE);
    }
    code.insn(Opcodes.ARETURN);
  }

  /**
   * Calls the method in place of the loop and goes where the loop would.
   *
   * @param after the instruction after the loop has this label
   */
  void call(MethodContext context, Emitter code, LabelNode after) {
    for (Variable input : edges.inputs()) {
      code.load(input.type(), input.local());
      if (input.type().getSort() == Type.ARRAY) {
        code.type(Opcodes.CHECKCAST, input.type().getInternalName());
      }
    }
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, owner.name(), name, descriptor, owner.info().isInterface()));
    if (!isPacked()) {
      Exit exit = edges.exits().get(0);
      if (!exit.outputs().isEmpty()) {
        code.store(result, exit.outputs().get(0).local());
      }
      code.jump(Opcodes.GOTO, label(context, exit, after));
      return;
    }
    int packed = context.newLocal(1);
    code.astore(packed);
    List<Exit> exits = edges.exits();
    for (int i = 0; i < exits.size(); i++) {
      LabelNode next = new LabelNode();
      if (i + 1 < exits.size()) {
        code.aload(packed).push(0).insn(Opcodes.AALOAD);
        Boxes.unbox(code, Type.INT_TYPE);
        code.push(i).jump(Opcodes.IF_ICMPNE, next);
      }
      unpack(code, exits.get(i), packed);
      code.jump(Opcodes.GOTO, label(context, exits.get(i), after)).add(next);
    }
  }

  private static void unpack(Emitter code, Exit exit, int packed) {
    for (int i = 0; i < exit.outputs().size(); i++) {
      Variable output = exit.outputs().get(i);
      code.aload(packed).push(i + 1).insn(Opcodes.AALOAD);
      Boxes.unbox(code, output.type());
      code.store(output.type(), output.local());
    }
  }

  /** Another loop that begins where this one ends is entered through its test. */
  private static LabelNode label(MethodContext context, Exit exit, LabelNode after) {
    for (LoopPlan plan : context.loopPlans()) {
      if (plan.shape.loop().head() == exit.target()) {
        return plan.entry;
      }
    }
    return exit.target() instanceof LabelNode label ? label : after;
  }

  /** Whether all types can be named in the class. */
  static boolean isPossible(ClassContext owner, LoopEdges edges) {
    List<Variable> all = new ArrayList<>(edges.inputs());
    edges.exits().forEach(exit -> all.addAll(exit.outputs()));
    int size = edges.inputs().stream().mapToInt(input -> input.type().getSize()).sum();
    return size < 200
        && edges.exits().size() < 8
        && !edges.exits().isEmpty()
        && all.stream().allMatch(variable -> isNamed(owner, variable.type()));
  }

  private static boolean isNamed(ClassContext owner, Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() != Type.OBJECT || owner.canName(element.getInternalName());
  }
}
