package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.ArrayUse;
import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.analysis.ShadowState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Access checks of array elements. The handle is looked up where the array reference is defined (a
 * store to a local variable, method entry for parameters, the instruction that pushes it) and kept
 * in a shadow local; the access tests that alone. An array the analysis knows to be this method's
 * own is not checked, nor are accesses of a loop before which all that it accesses was looked at.
 */
public final class ArrayChecks implements MethodPass {
  /** Frames grow with the local variables; a method that has more is none to tune. */
  private static final int MAX_SHADOWS = 64;

  @Override
  public void apply(MethodContext context) {
    if (!context.isSequentiallyConsistent()) { // see SequentialArrays
      new Weaving(context).run();
    }
  }

  /** One method's shadows and the code that keeps them. */
  private static final class Weaving {
    private final MethodContext context;
    private final Flow flow;
    private final Map<Integer, Shadow> ofLocals = new LinkedHashMap<>();
    private final Map<Integer, Shadow> ofSites = new LinkedHashMap<>();

    Weaving(MethodContext context) {
      this.context = context;
      this.flow = context.flow();
    }

    void run() {
      context.loopPlans().forEach(this::planLoop);
      flow.instructions().forEach(this::planAccess);
      flow.instructions().forEach(this::planStore);
      ofSites.forEach(this::planSite);
      flow.instructions().forEach(this::emitAccess);
      flow.instructions().forEach(this::emitStore);
      ofSites.forEach(this::emitSite);
      flow.instructions().forEach(this::emitForget);
      context.loopPlans().forEach(plan -> new LoopEntry(context, plan, ofLocals).emit());
      emitEntry();
    }

    private void planLoop(LoopPlan plan) {
      for (int local : plan.locals.keySet()) {
        Shadow shadow = ofLocals.computeIfAbsent(local, l -> new Shadow(context));
        if (flow.shadow(plan.shape.loop().head(), local) == ShadowState.STALE) {
          shadow.keepEpoch(context);
        }
      }
    }

    /** Rows that were found valid may be others, or may have become invalid. */
    private void emitForget(AbstractInsnNode insn) {
      if (flow.isReachable(insn) && flow.mayChangeRows(insn)) {
        Emitter code = new Emitter();
        context.loopPlans().forEach(plan -> LoopEntry.forget(plan, code));
        context.insertBefore(insn, code);
      }
    }

    private boolean isChecked(AbstractInsnNode insn) {
      return Element.of(insn) != null && flow.isReachable(insn) && !context.isCovered(insn);
    }

    private ArrayUse use(AbstractInsnNode insn, Element element) {
      return flow.arrayUse(insn, element.arrayDepth());
    }

    private void planAccess(AbstractInsnNode insn) {
      if (!isChecked(insn) || context.compact()) {
        return;
      }
      ArrayUse use = use(insn, Element.of(insn));
      Map<Integer, Shadow> shadows = use.where() == ArrayUse.Where.LOCAL ? ofLocals : ofSites;
      if (ofLocals.size() + ofSites.size() >= MAX_SHADOWS && !shadows.containsKey(use.index())) {
        return;
      }
      if (use.where() == ArrayUse.Where.SITE) {
        ofSites.computeIfAbsent(use.index(), site -> new Shadow(context));
      } else if (use.where() == ArrayUse.Where.LOCAL) {
        Shadow shadow = ofLocals.computeIfAbsent(use.index(), local -> new Shadow(context));
        if (use.state() == ShadowState.STALE) {
          shadow.keepEpoch(context);
        }
      }
    }

    private void planStore(AbstractInsnNode insn) {
      if (isShadowedStore(insn)
          && flow.isInLoop(insn)
          && !flow.storesLocalArray((VarInsnNode) insn)) {
        VarInsnNode store = (VarInsnNode) insn;
        ofLocals.get(store.var).keepArray(context, flow.isLocalStale(store));
      }
    }

    private void planSite(int site, Shadow shadow) {
      AbstractInsnNode insn = flow.instruction(site);
      if (flow.isInLoop(insn)) {
        shadow.keepArray(context, flow.isSiteStale(insn));
      }
    }

    private boolean isShadowedStore(AbstractInsnNode insn) {
      return insn.getOpcode() == Opcodes.ASTORE
          && flow.isReachable(insn)
          && ofLocals.containsKey(((VarInsnNode) insn).var)
          && flow.storesArray((VarInsnNode) insn)
          && context.loopPlans().stream().noneMatch(plan -> plan.contains(insn));
    }

    private void emitAccess(AbstractInsnNode insn) {
      if (!isChecked(insn)) {
        return;
      }
      Element element = Element.of(insn);
      ArrayUse use = use(insn, element);
      Emitter code = new Emitter();
      switch (shadowed(use)) {
        case UNESCAPED -> {}
        case NOWHERE -> element.checkByArray(context, code);
        case SITE -> element.checkByHandle(code, ofSites.get(use.index()).handle());
        case LOCAL -> {
          Shadow shadow = ofLocals.get(use.index());
          String descriptor = flow.descriptor(insn, element.arrayDepth());
          if (use.state() == ShadowState.STALE) {
            shadow.refresh(code, use.index(), descriptor);
          } else if (use.state() == ShadowState.UNKNOWN) {
            shadow.reload(code, use.index(), descriptor);
          }
          element.checkByHandle(code, shadow.handle());
        }
      }
      context.insertBefore(insn, code);
    }

    /** An access beyond the limit of shadows, or in a big method, looks its handle up itself. */
    private ArrayUse.Where shadowed(ArrayUse use) {
      if (context.compact() && use.where() != ArrayUse.Where.UNESCAPED) {
        return ArrayUse.Where.NOWHERE;
      }
      return switch (use.where()) {
        case LOCAL -> ofLocals.containsKey(use.index()) ? use.where() : ArrayUse.Where.NOWHERE;
        case SITE -> ofSites.containsKey(use.index()) ? use.where() : ArrayUse.Where.NOWHERE;
        default -> use.where();
      };
    }

    private void emitStore(AbstractInsnNode insn) {
      if (!isShadowedStore(insn)) {
        return;
      }
      VarInsnNode store = (VarInsnNode) insn;
      Shadow shadow = ofLocals.get(store.var);
      Emitter code = new Emitter();
      // STACK: array
      if (flow.storesLocalArray(store)) {
        shadow.setLocal(code);
      } else {
        define(shadow, code, insn, flow.descriptor(store, 0));
      }
      context.insertBefore(insn, code);
    }

    private void emitSite(int site, Shadow shadow) {
      AbstractInsnNode insn = flow.instruction(site);
      Emitter code = new Emitter();
      // STACK: array
      define(shadow, code, insn, flow.producedDescriptor(insn));
      context.insertAfter(insn, code);
    }

    private void define(Shadow shadow, Emitter code, AbstractInsnNode at, String descriptor) {
      if (flow.isInLoop(at)) {
        shadow.defineAgain(code, descriptor);
      } else {
        shadow.define(code, descriptor);
      }
    }

    private void emitEntry() {
      Emitter code = new Emitter();
      ofLocals.forEach(
          (local, shadow) -> {
            shadow.initialize(code);
            if (flow.isArrayParameter(local)) {
              shadow.reload(code, local, flow.parameterDescriptor(local));
            }
          });
      ofSites.values().forEach(shadow -> shadow.initialize(code));
      context.loopPlans().forEach(plan -> LoopEntry.initialize(plan, code));
      context.insertAtStart(code);
    }
  }
}
