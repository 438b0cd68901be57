package dev.heddle.weave.check;

import dev.heddle.weave.model.FieldInfo;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Reads one method into the model: what each instruction makes, moves, stores and calls. */
final class MethodFlow {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private final Model model;
  private final Calls calls;
  private final Types.Method method;
  private final MethodNode code;
  private final String file;
  private final MethodSlots slots;
  private final boolean isWoven;
  private final Origins origins = new Origins();
  private final IdentityHashMap<AbstractInsnNode, Slot> made = new IdentityHashMap<>();
  private Place place;

  MethodFlow(Model model, Calls calls, String owner, String file, MethodNode code) {
    this.model = model;
    this.calls = calls;
    this.method = new Types.Method(owner, code.name, code.desc);
    this.file = file;
    this.code = code;
    this.slots = model.slots(method);
    this.isWoven = model.types.isWoven(owner);
    this.place = place(0);
  }

  private Place place(int line) {
    String simple = method.owner().substring(method.owner().lastIndexOf('/') + 1);
    return new Place(file, line, simple + "." + code.name, isWoven);
  }

  void read() throws AnalyzerException {
    Frame<SourceValue>[] frames = new Analyzer<>(origins).analyze(method.owner(), code);
    addParameters();
    slots.classes.add(method.owner());
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = code.instructions.get(i);
      if (insn instanceof LineNumberNode number) {
        place = place(number.line);
      } else if (frames[i] != null) {
        read(insn, frames[i]);
      }
    }
  }

  private void addParameters() {
    int local = 0;
    int shift = 0;
    if ((code.access & Opcodes.ACC_STATIC) == 0) {
      pass(local++, slots.parameters[shift++]);
      if (!code.name.startsWith("<")) {
        Site unmade = model.unmade(method.owner(), place(0));
        model.solver.add(slots.parameters[0], unmade);
      }
    }
    for (Type type : Type.getArgumentTypes(code.desc)) {
      pass(local, slots.parameters[shift++]);
      local += type.getSize();
    }
  }

  private void pass(int local, Slot parameter) {
    AbstractInsnNode origin = origins.parameter(local);
    if (origin != null) {
      made.put(origin, parameter);
    }
  }

  private void read(AbstractInsnNode insn, Frame<SourceValue> frame) {
    switch (insn.getOpcode()) {
      case Opcodes.NEW -> make(insn, Site.Kind.MADE, ((TypeInsnNode) insn).desc);
      case Opcodes.NEWARRAY -> make(insn, Site.Kind.ARRAY, "[I");
      case Opcodes.ANEWARRAY -> make(insn, Site.Kind.ARRAY, "[L" + ((TypeInsnNode) insn).desc);
      case Opcodes.MULTIANEWARRAY -> makeArrays((MultiANewArrayInsnNode) insn);
      case Opcodes.AALOAD -> {
        Slot to = slot(insn);
        model.solver.watch(operand(frame, 1), array -> model.solver.flow(array.content(), to));
      }
      case Opcodes.AASTORE -> {
        Slot value = operand(frame, 0);
        model.solver.watch(operand(frame, 2), array -> model.solver.flow(value, array.content()));
      }
      case Opcodes.GETFIELD, Opcodes.PUTFIELD, Opcodes.GETSTATIC, Opcodes.PUTSTATIC ->
          access((FieldInsnNode) insn, frame);
      case Opcodes.CHECKCAST -> cast((TypeInsnNode) insn, frame);
      case Opcodes.ARETURN -> model.solver.flow(operand(frame, 0), slots.result);
      default -> {
        if (insn instanceof MethodInsnNode call) {
          call(call, frame);
        } else if (insn instanceof InvokeDynamicInsnNode site) {
          lambda(site, frame);
        }
      }
    }
  }

  private void make(AbstractInsnNode insn, Site.Kind kind, String type) {
    if (kind == Site.Kind.ARRAY || !model.types.isTrivial(type)) {
      model.solver.add(slot(insn), model.site(kind, type, place));
    }
    if (kind == Site.Kind.MADE && model.types.isProgram(type)) {
      slots.classes.add(type);
    }
  }

  private void makeArrays(MultiANewArrayInsnNode insn) {
    Slot to = slot(insn);
    for (int i = 0; i < insn.dims; i++) {
      Site array = model.site(Site.Kind.ARRAY, insn.desc.substring(i), place);
      model.solver.add(to, array);
      to = array.content();
    }
  }

  private void access(FieldInsnNode insn, Frame<SourceValue> frame) {
    boolean isRead = insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC;
    Optional<FieldInfo> found = model.types.field(insn.owner, insn.name, insn.desc);
    if (found.isEmpty() || !model.types.isProgram(found.get().owner())) {
      if (insn.getOpcode() == Opcodes.GETSTATIC && isFollowed(insn.desc)) {
        giveConstant(insn);
      }
      return;
    }
    FieldInfo field = found.get();
    if (field.isStatic()) {
      slots.classes.add(field.owner());
      if (isRead && field.isFinal()) {
        slots.constants.add(field.owner() + '.' + field.name());
      }
    }
    if (!isFollowed(insn.desc)) {
      return;
    }
    if (isRead) {
      load(insn, field, frame);
    } else {
      store(field, frame);
    }
  }

  private boolean isFollowed(String descriptor) {
    return descriptor.startsWith("[")
        || (descriptor.startsWith("L")
            && !model.types.isTrivial(Type.getType(descriptor).getInternalName()));
  }

  private void load(FieldInsnNode insn, FieldInfo field, Frame<SourceValue> frame) {
    Slot to = slot(insn);
    if (field.isStatic()) {
      model.solver.flow(model.staticSlot(field), to);
    } else {
      String key = key(field);
      model.solver.watch(operand(frame, 0), base -> model.solver.flow(base.slot(key), to));
    }
  }

  private void store(FieldInfo field, Frame<SourceValue> frame) {
    Slot value = operand(frame, 0);
    if (!isNull(frame.getStack(frame.getStackSize() - 1))) {
      model.stores.add(new Model.Store(value, field, place));
    }
    if (field.isStatic()) {
      model.solver.flow(value, model.staticSlot(field));
    } else {
      String key = key(field);
      model.solver.watch(operand(frame, 1), base -> model.solver.flow(value, base.slot(key)));
    }
  }

  /** {@code Server.started}, with the package. */
  private static String key(FieldInfo field) {
    return field.owner() + '.' + field.name();
  }

  private static boolean isNull(SourceValue value) {
    return value.insns.stream().allMatch(insn -> insn.getOpcode() == Opcodes.ACONST_NULL);
  }

  private void giveConstant(FieldInsnNode insn) {
    boolean isStream = insn.owner.equals("java/lang/System");
    Site.Kind kind = isStream ? Site.Kind.GIVEN_SHARED : Site.Kind.GIVEN;
    String type = Type.getType(insn.desc).getInternalName();
    model.solver.add(slot(insn), model.site(kind, type, place));
  }

  private void cast(TypeInsnNode insn, Frame<SourceValue> frame) {
    Slot to = slot(insn);
    Slot from = operand(frame, 0);
    SourceValue value = frame.getStack(frame.getStackSize() - 1);
    for (AbstractInsnNode origin : value.insns) {
      if (origin instanceof MethodInsnNode call
          && JdkCalls.collects(List.of(call.owner, call.name))
          && !model.types.isTrivial(insn.desc)) {
        model.solver.add(to, calls.collected(insn.desc, from, place));
        return;
      }
    }
    model.solver.watch(
        from,
        site -> {
          if (model.types.mayBe(site, insn.desc)) {
            model.solver.add(to, site);
          }
        });
  }

  private void call(MethodInsnNode insn, Frame<SourceValue> frame) {
    int count = Type.getArgumentTypes(insn.desc).length;
    List<Slot> arguments = operands(frame, count);
    boolean isStatic = insn.getOpcode() == Opcodes.INVOKESTATIC;
    Call.Binding binding =
        switch (insn.getOpcode()) {
          case Opcodes.INVOKESTATIC -> Call.Binding.STATIC;
          case Opcodes.INVOKESPECIAL -> Call.Binding.EXACT;
          default -> Call.Binding.VIRTUAL;
        };
    Types.Method called = new Types.Method(insn.owner, insn.name, insn.desc);
    Slot receiver = isStatic ? null : operand(frame, count);
    calls.link(new Call(method, place, binding, called, receiver, arguments, slot(insn)));
    CallSites.check(model, called, receiver, place);
  }

  private void lambda(InvokeDynamicInsnNode site, Frame<SourceValue> frame) {
    if (site.bsm.getOwner().equals(METAFACTORY)) {
      List<Slot> captures = operands(frame, Type.getArgumentTypes(site.desc).length);
      String type = Type.getReturnType(site.desc).getInternalName();
      Handle target = (Handle) site.bsmArgs[1];
      model.solver.add(slot(site), calls.lambda(method, place, type, site.name, target, captures));
    }
  }

  /** The topmost values of the stack, the topmost last. */
  private List<Slot> operands(Frame<SourceValue> frame, int count) {
    List<Slot> operands = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      operands.add(operand(frame, i));
    }
    return operands;
  }

  /**
   * @param depth 0 for the topmost value of the stack
   */
  private Slot operand(Frame<SourceValue> frame, int depth) {
    SourceValue value = frame.getStack(frame.getStackSize() - 1 - depth);
    if (value.insns.size() == 1) {
      return slot(value.insns.iterator().next());
    }
    Slot joined = new Slot();
    for (AbstractInsnNode insn : value.insns) {
      model.solver.flow(slot(insn), joined);
    }
    return joined;
  }

  private Slot slot(AbstractInsnNode insn) {
    return made.computeIfAbsent(insn, key -> new Slot());
  }
}
