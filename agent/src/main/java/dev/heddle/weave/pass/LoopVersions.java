package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.ArrayUse;
import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.analysis.PlainLoop;
import dev.heddle.weave.analysis.ShadowState;
import dev.heddle.weave.model.Bridge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A second version of an innermost loop, without array checks, before the checked one. It runs
 * where all arrays of the loop are valid as a whole at its start: a region that acquires nothing
 * may go on with what was valid then, and a store after the page was taken back is found by the
 * watch on it, as one behind a check of its own is. Only loops whose arrays are local variables
 * that the loop does not assign, and which keep no other handle up to date.
 */
final class LoopVersions {
  /** Instructions of a loop that is worth a second version. */
  private static final int MAX_INSTRUCTIONS = 300;

  /** Arrays tested at a loop's start. */
  private static final int MAX_ARRAYS = 8;

  private final MethodContext context;
  private final Flow flow;
  private final List<Version> versions = new ArrayList<>();

  LoopVersions(MethodContext context) {
    this.context = context;
    this.flow = context.flow();
  }

  /** A loop and the local variables whose arrays it accesses; true for those it writes. */
  private record Version(PlainLoop loop, Map<Integer, Boolean> written) {}

  /**
   * Chooses the loops.
   *
   * @param ofLocals the shadows of local variables
   * @param sites the instructions whose arrays have a shadow
   */
  void plan(Map<Integer, Shadow> ofLocals, Set<Integer> sites) {
    Set<AbstractInsnNode> definitions = new HashSet<>();
    sites.forEach(site -> definitions.add(flow.instruction(site)));
    for (PlainLoop loop : flow.plainLoops()) {
      Map<Integer, Boolean> arrays = arrays(loop, ofLocals, definitions);
      if (arrays != null && !arrays.isEmpty()) {
        versions.add(new Version(loop, arrays));
        for (int local : arrays.keySet()) {
          if (flow.shadow(loop.head(), local) == ShadowState.STALE) {
            ofLocals.get(local).keepEpoch(context);
          }
        }
      }
    }
  }

  /** Null where the loop has no version. */
  private Map<Integer, Boolean> arrays(
      PlainLoop loop, Map<Integer, Shadow> ofLocals, Set<AbstractInsnNode> definitions) {
    if (loop.instructions().size() > MAX_INSTRUCTIONS) {
      return null;
    }
    Map<Integer, Boolean> arrays = new TreeMap<>();
    for (AbstractInsnNode insn : loop.instructions()) {
      if (definitions.contains(insn)
          || (insn.getOpcode() == Opcodes.ASTORE
              && ofLocals.containsKey(((VarInsnNode) insn).var))) {
        return null;
      }
      Element element = Element.of(insn);
      if (element == null || !flow.isReachable(insn)) {
        continue;
      }
      ArrayUse use = flow.arrayUse(insn, element.arrayDepth());
      if (use.where() == ArrayUse.Where.UNESCAPED) {
        continue;
      }
      if (use.where() != ArrayUse.Where.LOCAL
          || !ofLocals.containsKey(use.index())
          || !isArrayThroughout(loop, use.index())) {
        return null;
      }
      arrays.merge(use.index(), element.write(), Boolean::logicalOr);
    }
    return arrays.size() > MAX_ARRAYS ? null : arrays;
  }

  private boolean isArrayThroughout(PlainLoop loop, int local) {
    String descriptor = flow.localDescriptor(loop.head(), local);
    return descriptor != null && descriptor.startsWith("[") && !loop.assigns(local);
  }

  /** Before any array check is inserted: the copies have none. */
  void emit(Map<Integer, Shadow> ofLocals) {
    versions.forEach(version -> emit(version, ofLocals));
  }

  private void emit(Version version, Map<Integer, Shadow> ofLocals) {
    PlainLoop loop = version.loop();
    LabelNode entry = new LabelNode();
    LabelNode after = new LabelNode();
    Emitter code = new Emitter();
    code.add(entry);
    version
        .written()
        .forEach(
            (local, write) -> {
              Shadow shadow = ofLocals.get(local);
              test(code, loop, local, shadow, write);
            });
    copy(code, loop, after);
    enterAt(loop, entry);
    context.insertBefore(loop.head(), code);
    context.insertAfter(loop.last(), new Emitter().add(after));
  }

  private void test(Emitter code, PlainLoop loop, int local, Shadow shadow, boolean write) {
    String descriptor = flow.localDescriptor(loop.head(), local);
    if (descriptor.length() > 2) {
      // Where paths with different arrays meet, the verifier may know it as an Object only.
      descriptor = null;
    }
    switch (flow.shadow(loop.head(), local)) {
      case FRESH -> {}
      case STALE -> shadow.refresh(code, local, descriptor);
      case UNKNOWN -> shadow.reload(code, local, descriptor);
    }
    String handle = '(' + Bridge.descriptor(Bridge.ARRAY_HANDLE) + ")Z";
    code.aload(shadow.handle());
    code.invokeStatic(Bridge.ARRAY_ACCESS, write ? "isWritable" : "isReadable", handle);
    code.jump(Opcodes.IFEQ, loop.head());
  }

  /** With what other passes have inserted. */
  private static void copy(Emitter code, PlainLoop loop, LabelNode after) {
    Map<LabelNode, LabelNode> labels = labels(loop);
    AbstractInsnNode end = loop.last().getNext();
    for (AbstractInsnNode insn = loop.head(); insn != end; insn = insn.getNext()) {
      code.add(insn.clone(labels));
    }
    if (loop.last().getOpcode() != Opcodes.GOTO) {
      code.jump(Opcodes.GOTO, after);
    }
  }

  /** Those within the loop have copies; those outside stand for themselves. */
  private static Map<LabelNode, LabelNode> labels(PlainLoop loop) {
    Map<LabelNode, LabelNode> inside = new HashMap<>();
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    AbstractInsnNode end = loop.last().getNext();
    for (AbstractInsnNode insn = loop.head(); insn != end; insn = insn.getNext()) {
      if (insn instanceof LabelNode label) {
        inside.put(label, new LabelNode());
      } else if (insn instanceof JumpInsnNode jump) {
        labels.put(jump.label, jump.label);
      } else if (insn instanceof LineNumberNode line) {
        labels.put(line.start, line.start);
      }
    }
    labels.putAll(inside);
    return labels;
  }

  /** Jumps to the loop from outside go through the test. */
  private void enterAt(PlainLoop loop, LabelNode entry) {
    Set<AbstractInsnNode> inside = new HashSet<>(loop.instructions());
    for (AbstractInsnNode insn : flow.instructions()) {
      if (insn instanceof JumpInsnNode jump
          && jump.label == loop.head()
          && !inside.contains(jump)) {
        jump.label = entry;
      }
    }
  }
}
