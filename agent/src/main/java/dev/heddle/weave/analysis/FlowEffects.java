package dev.heddle.weave.analysis;

import dev.heddle.weave.WeavePolicy.Optimization;
import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import dev.heddle.weave.model.World;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What each instruction does to the facts of a frame, given that the checks the weaver emits before
 * it have passed.
 */
final class FlowEffects {
  /** Owners whose methods do not keep the arrays they are passed. */
  private static final Set<String> KEEP_NO_ARRAY =
      Set.of(
          Bridge.ARRAY_OPS,
          Bridge.ARRAY_CALLBACKS,
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/Math");

  private static final Set<String> ARRAYS_VIEWS = Set.of("asList", "stream", "spliterator");

  private final World world;
  private final RegionEnds ends;
  private final InsnList instructions;
  private final BitSet arrayParameters;
  private int nextId;

  /**
   * @param arrayParameters the local variables whose handles are looked up at entry
   */
  FlowEffects(World world, RegionEnds ends, InsnList instructions, BitSet arrayParameters) {
    this.world = world;
    this.ends = ends;
    this.instructions = instructions;
    this.arrayParameters = arrayParameters;
    nextId = instructions.size() + 2;
  }

  /** The frame at method entry, before its locals are set. */
  void enter(FlowFrame frame) {
    arrayParameters.stream()
        .forEach(
            local -> {
              frame.shadow(local, ShadowState.FRESH);
              frame.fillSite(siteOfLocal(local));
            });
  }

  /** Local variables have site numbers too, behind those of instructions. */
  int siteOfLocal(int local) {
    return instructions.size() + local;
  }

  int newId() {
    return nextId++;
  }

  boolean isBackward(AbstractInsnNode from, LabelNode target) {
    return instructions.indexOf(target) <= instructions.indexOf(from);
  }

  void before(AbstractInsnNode insn, FlowFrame frame) {
    if (ends.isEnd(insn)) {
      frame.endRegion();
    }
    switch (insn.getOpcode()) {
      case Opcodes.GETFIELD -> access((FieldInsnNode) insn, frame.operand(0), Ref.READ, frame);
      case Opcodes.PUTFIELD -> {
        escape(frame.operand(0), frame);
        access((FieldInsnNode) insn, frame.operand(1), Ref.CHECKS, frame);
        finalField((FieldInsnNode) insn).ifPresent(frame::writtenFinal);
      }
      case Opcodes.GETSTATIC -> accessStatics((FieldInsnNode) insn, Ref.READ, frame);
      case Opcodes.PUTSTATIC -> {
        escape(frame.operand(0), frame);
        accessStatics((FieldInsnNode) insn, Ref.CHECKS, frame);
      }
      case Opcodes.AASTORE -> {
        escape(frame.operand(0), frame);
        element(frame.operand(2), frame);
      }
      case Opcodes.IASTORE,
          Opcodes.LASTORE,
          Opcodes.FASTORE,
          Opcodes.DASTORE,
          Opcodes.BASTORE,
          Opcodes.CASTORE,
          Opcodes.SASTORE ->
          element(frame.operand(2), frame);
      case Opcodes.IALOAD,
          Opcodes.LALOAD,
          Opcodes.FALOAD,
          Opcodes.DALOAD,
          Opcodes.AALOAD,
          Opcodes.BALOAD,
          Opcodes.CALOAD,
          Opcodes.SALOAD ->
          element(frame.operand(1), frame);
      case Opcodes.ARRAYLENGTH, Opcodes.MONITORENTER ->
          frame.addFacts(frame.operand(0), Ref.NON_NULL);
      default -> call(insn, frame);
    }
  }

  /** What a read of a final field reads, before it does; null for all other instructions. */
  FinalValues.Place finalPlace(AbstractInsnNode insn, FlowFrame frame) {
    if (insn.getOpcode() != Opcodes.GETFIELD || !world.optimizes(Optimization.FINALS)) {
      return null;
    }
    Ref object = frame.operand(0);
    FieldInsnNode access = (FieldInsnNode) insn;
    // No arrays: a loop in two versions leaves no handle behind for what it read itself.
    return access.desc.startsWith("L") && object.isReference()
        ? finalField(access).map(field -> new FinalValues.Place(object.id(), field)).orElse(null)
        : null;
  }

  private Optional<String> finalField(FieldInsnNode insn) {
    return world
        .checkedField(insn.owner, insn.name, insn.desc)
        .filter(field -> field.isFinal() && !world.isVolatile(field))
        .map(field -> field.owner() + '.' + field.name());
  }

  private void access(FieldInsnNode insn, Ref object, int checks, FlowFrame frame) {
    frame.addFacts(object, Ref.NON_NULL);
    Optional<FieldInfo> field = world.checkedField(insn.owner, insn.name, insn.desc);
    if (field.isPresent()
        && !world.isVolatile(field.get())
        && !object.has(Ref.UNINITIALIZED_THIS)) {
      frame.addFacts(object, checks);
    }
  }

  private void accessStatics(FieldInsnNode insn, int checks, FlowFrame frame) {
    Optional<FieldInfo> field = world.checkedField(insn.owner, insn.name, insn.desc);
    if (field.isPresent() && !world.isVolatile(field.get())) {
      frame.addStaticsChecks(field.get().owner(), checks);
    }
  }

  private static void element(Ref array, FlowFrame frame) {
    if (!array.has(Ref.UNESCAPED)) {
      int local = frame.localOf(array);
      if (local >= 0) {
        frame.shadow(local, ShadowState.FRESH);
      }
    }
    frame.addFacts(array, Ref.NON_NULL);
  }

  private void call(AbstractInsnNode insn, FlowFrame frame) {
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      escapeArguments(dynamic.desc, frame);
    } else if (insn instanceof MethodInsnNode call) {
      int arguments = Type.getArgumentTypes(call.desc).length;
      if (!keepsNoArray(call)) {
        escapeArguments(call.desc, frame);
      }
      if (call.getOpcode() != Opcodes.INVOKESTATIC) {
        receive(call, frame.operand(arguments), frame);
      }
    }
  }

  private static void receive(MethodInsnNode call, Ref receiver, FlowFrame frame) {
    frame.addFacts(receiver, Ref.NON_NULL);
    if (call.name.equals("<init>") && receiver.has(Ref.UNINITIALIZED_THIS)) {
      frame.removeFacts(receiver, Ref.UNINITIALIZED_THIS);
      if (PureCalls.isPure(call)) {
        // Just made, and nobody else knows it.
        frame.addFacts(receiver.without(Ref.UNINITIALIZED_THIS), Ref.CHECKS);
      }
    }
  }

  private static boolean keepsNoArray(MethodInsnNode call) {
    return KEEP_NO_ARRAY.contains(call.owner)
        || (call.owner.equals("java/util/Arrays") && !ARRAYS_VIEWS.contains(call.name));
  }

  private static void escapeArguments(String descriptor, FlowFrame frame) {
    int arguments = Type.getArgumentTypes(descriptor).length;
    for (int i = 0; i < arguments; i++) {
      escape(frame.operand(i), frame);
    }
  }

  private static void escape(Ref value, FlowFrame frame) {
    frame.removeFacts(value, Ref.UNESCAPED);
  }

  void after(AbstractInsnNode insn, FlowFrame frame) {
    if (insn instanceof VarInsnNode variable && isStore(insn.getOpcode())) {
      Ref stored = frame.getLocal(variable.var);
      if (isKnownArray(stored)) {
        frame.shadow(variable.var, ShadowState.FRESH);
        frame.fillSite(siteOfLocal(variable.var));
      } else {
        frame.shadow(variable.var, ShadowState.UNKNOWN);
      }
      if (stored.size() == 2) {
        frame.shadow(variable.var + 1, ShadowState.UNKNOWN);
      }
    } else if (producesArray(insn, frame)) {
      frame.fillSite(instructions.indexOf(insn));
    }
  }

  static boolean isKnownArray(Ref value) {
    return value.isArray() || Ref.NULL.equals(value.descriptor());
  }

  private boolean producesArray(AbstractInsnNode insn, FlowFrame frame) {
    if (insn.getOpcode() < 0 || frame.getStackSize() == 0) {
      return false;
    }
    Ref top = frame.operand(0);
    return top.isArray() && top.id() == instructions.indexOf(insn) + 1;
  }

  private static boolean isStore(int opcode) {
    return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
  }
}
