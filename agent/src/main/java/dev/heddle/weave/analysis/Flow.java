package dev.heddle.weave.analysis;

import dev.heddle.weave.model.World;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The result of the analysis of one method. Instructions are those the method had when it was
 * analysed; those added since are unknown here. A {@code depth} counts operands from the top of the
 * stack before the instruction.
 */
public final class Flow {
  private final AbstractInsnNode[] analysed;
  private final Frame<Ref>[] frames;
  private final Map<AbstractInsnNode, Integer> indices = new HashMap<>();
  private final BitSet arrayParameters;
  private final MethodNode method;
  private final RegionEnds ends;
  private final Map<Integer, String> produced = new HashMap<>();
  private final BitSet loops;

  private Flow(MethodNode method, RegionEnds ends, Frame<Ref>[] frames) {
    this.method = method;
    this.ends = ends;
    this.frames = frames;
    arrayParameters = arrayParameters(method);
    analysed = method.instructions.toArray();
    for (int i = 0; i < analysed.length; i++) {
      indices.put(analysed[i], i);
    }
    // Now: passes change where jumps go.
    loops = Loops.find(analysed, indices);
  }

  /** Analyses a method that has code. */
  public static Flow of(World world, String className, MethodNode method) throws AnalyzerException {
    boolean constructor = method.name.equals("<init>");
    InsnList code = method.instructions;
    RegionEnds ends = new RegionEnds(world, className);
    FlowEffects effects = new FlowEffects(world, ends, code, arrayParameters(method));
    FlowInterpreter interpreter = new FlowInterpreter(code, className, constructor);
    Analyzer<Ref> analyzer =
        new Analyzer<>(interpreter) {
          @Override
          protected Frame<Ref> newFrame(int locals, int maxStack) {
            FlowFrame frame = new FlowFrame(locals, maxStack, effects);
            effects.enter(frame);
            return frame;
          }

          @Override
          protected Frame<Ref> newFrame(Frame<? extends Ref> other) {
            return new FlowFrame((FlowFrame) other);
          }
        };
    return new Flow(method, ends, analyzer.analyze(className, method));
  }

  private static BitSet arrayParameters(MethodNode method) {
    BitSet parameters = new BitSet();
    int local = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
    for (Type type : Type.getArgumentTypes(method.desc)) {
      parameters.set(local, type.getSort() == Type.ARRAY);
      local += type.getSize();
    }
    return parameters;
  }

  /** The instructions as analysed. */
  public List<AbstractInsnNode> instructions() {
    return List.of(analysed);
  }

  /** Whether the local variable is a parameter whose handle counts as looked up at entry. */
  public boolean isArrayParameter(int local) {
    return arrayParameters.get(local);
  }

  public boolean isReachable(AbstractInsnNode insn) {
    return frame(insn) != null;
  }

  /** The instruction with an index that {@link ArrayUse} named. */
  public AbstractInsnNode instruction(int index) {
    return analysed[index];
  }

  /** Whether the operand is the receiver of a constructor that has not called super yet. */
  public boolean isUninitializedThis(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).has(Ref.UNINITIALIZED_THIS);
  }

  public boolean isNonNull(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).has(Ref.NON_NULL);
  }

  public boolean isReadChecked(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).has(Ref.READ);
  }

  public boolean isWriteChecked(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).has(Ref.WRITE);
  }

  /** Whether the operand is the constant null. */
  public boolean isNull(AbstractInsnNode insn, int depth) {
    return Ref.NULL.equals(frame(insn).operand(depth).descriptor());
  }

  public boolean isUnescapedArray(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).has(Ref.UNESCAPED);
  }

  /** The static type of an operand as a descriptor; null where unknown. */
  public String descriptor(AbstractInsnNode insn, int depth) {
    return frame(insn).operand(depth).descriptor();
  }

  /** Whether operands of two instructions are known to be the same reference. */
  public boolean isSame(AbstractInsnNode a, int depthA, AbstractInsnNode b, int depthB) {
    Ref first = frame(a).operand(depthA);
    return first.isReference() && first.id() == frame(b).operand(depthB).id();
  }

  public boolean areStaticsReadChecked(AbstractInsnNode insn, String owner) {
    return (frame(insn).staticsChecks(owner) & Ref.READ) != 0;
  }

  public boolean areStaticsWriteChecked(AbstractInsnNode insn, String owner) {
    return (frame(insn).staticsChecks(owner) & Ref.WRITE) != 0;
  }

  /** Where the handle for an element access is found, the array being {@code depth} down. */
  public ArrayUse arrayUse(AbstractInsnNode insn, int depth) {
    FlowFrame frame = frame(insn);
    Ref array = frame.operand(depth);
    if (array.has(Ref.UNESCAPED)) {
      return ArrayUse.OF_UNESCAPED;
    }
    if (!array.isReference()) {
      return ArrayUse.OF_NOWHERE;
    }
    int local = frame.localOf(array);
    if (local >= 0) {
      return new ArrayUse(ArrayUse.Where.LOCAL, local, frame.shadow(local));
    }
    int site = array.id() - 1;
    if (site >= 0 && site < analysed.length && array.isArray() && !frame.siteIsStale(site)) {
      produced.put(site, array.descriptor());
      return new ArrayUse(ArrayUse.Where.SITE, site, ShadowState.FRESH);
    }
    return ArrayUse.OF_NOWHERE;
  }

  /** The instruction that made an operand, where one did for certain; else null. */
  public AbstractInsnNode origin(AbstractInsnNode insn, int depth) {
    int site = frame(insn).operand(depth).id() - 1;
    return site >= 0 && site < analysed.length ? analysed[site] : null;
  }

  /** How many values the stack holds before an instruction; -1 where it is not reached. */
  int stackSize(AbstractInsnNode insn) {
    FlowFrame frame = frame(insn);
    return frame == null ? -1 : frame.getStackSize();
  }

  /** Whether the handle a site kept from an earlier execution may be outdated. */
  public boolean isSiteStale(AbstractInsnNode site) {
    return frame(site).siteIsStale(indices.get(site));
  }

  /** Whether the handle kept for a local variable may be outdated. */
  public boolean isLocalStale(VarInsnNode store) {
    return frame(store).siteIsStale(analysed.length + store.var);
  }

  /** Whether a store makes the local variable hold an array (or null) for certain. */
  public boolean storesArray(VarInsnNode store) {
    return store.getOpcode() == Opcodes.ASTORE && FlowEffects.isKnownArray(frame(store).operand(0));
  }

  /** Whether a store's value is null or an array nobody else knows: its handle is LOCAL. */
  public boolean storesLocalArray(VarInsnNode store) {
    Ref value = frame(store).operand(0);
    return value.has(Ref.UNESCAPED) || Ref.NULL.equals(value.descriptor());
  }

  /** The static type of the array a site pushes; null where unknown. */
  public String producedDescriptor(AbstractInsnNode site) {
    return produced.get(indices.get(site));
  }

  /** The static type of a parameter at method entry. */
  public String parameterDescriptor(int local) {
    return ((FlowFrame) frames[0]).getLocal(local).descriptor();
  }

  /** Whether an instruction lies between the target and the source of a backward jump. */
  public boolean isInLoop(AbstractInsnNode insn) {
    return loops.get(indices.get(insn));
  }

  /** Loops that a pass may copy; those passes before it have changed are none the less whole. */
  public List<PlainLoop> plainLoops() {
    return PlainLoops.of(this, method);
  }

  /** How the handle kept for a local variable stands to it; UNKNOWN where it holds no array. */
  public ShadowState shadow(AbstractInsnNode insn, int local) {
    return frame(insn).shadow(local);
  }

  /** The static type of what a local variable holds; null where unknown. */
  public String localDescriptor(AbstractInsnNode insn, int local) {
    return frame(insn).getLocal(local).descriptor();
  }

  /** Whether other rows may be in an array of arrays after an instruction, or others be valid. */
  public boolean mayChangeRows(AbstractInsnNode insn) {
    return endsRegion(insn) || LoopShape.mayStoreReferences(insn);
  }

  boolean endsRegion(AbstractInsnNode insn) {
    return ends.isEnd(insn);
  }

  int indexOf(AbstractInsnNode insn) {
    return indices.get(insn);
  }

  private FlowFrame frame(AbstractInsnNode insn) {
    Integer index = indices.get(insn);
    return index == null ? null : (FlowFrame) frames[index];
  }
}
