package dev.heddle.weave.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * What is known before an instruction: identities and facts of all values, which statics pages were
 * checked, and how fresh the array handles are that local variables and definition sites keep.
 */
final class FlowFrame extends Frame<Ref> {
  private final FlowEffects effects;
  private ShadowState[] shadows;
  private BitSet filledSites = new BitSet();
  private BitSet staleSites = new BitSet();
  private Map<String, Integer> statics = Map.of();
  private FinalValues finals = FinalValues.NONE;
  private int[] joined;
  private AbstractInsnNode last;

  FlowFrame(int locals, int maxStack, FlowEffects effects) {
    super(locals, maxStack);
    this.effects = effects;
    shadows = new ShadowState[locals];
    Arrays.fill(shadows, ShadowState.UNKNOWN);
  }

  FlowFrame(FlowFrame other) {
    super(other);
    effects = other.effects;
    copyFlow(other);
  }

  @Override
  public Frame<Ref> init(Frame<? extends Ref> other) {
    super.init(other);
    if (other instanceof FlowFrame flow) {
      copyFlow(flow);
    }
    return this;
  }

  private void copyFlow(FlowFrame other) {
    shadows = other.shadows.clone();
    filledSites = (BitSet) other.filledSites.clone();
    staleSites = (BitSet) other.staleSites.clone();
    statics = other.statics;
    finals = other.finals;
    last = other.last;
  }

  // ---- what emitters ask ----

  /** The operand {@code depth} below the top of the stack. */
  Ref operand(int depth) {
    return getStack(getStackSize() - 1 - depth);
  }

  ShadowState shadow(int local) {
    return shadows[local];
  }

  boolean siteIsStale(int site) {
    return staleSites.get(site);
  }

  int staticsChecks(String owner) {
    return statics.getOrDefault(owner, 0);
  }

  /** The lowest local variable that holds the same reference; -1 where none does. */
  int localOf(Ref value) {
    for (int i = 0; i < getLocals(); i++) {
      if (getLocal(i).id() == value.id()) {
        return i;
      }
    }
    return -1;
  }

  // ---- what effects change ----

  void addFacts(Ref value, int facts) {
    if (!value.isReference() || value.has(facts)) {
      return;
    }
    for (int i = 0; i < slots(); i++) {
      Ref slot = slot(i);
      if (slot.id() == value.id()) {
        slot(i, slot.with(facts));
      }
    }
    finals = finals.map(value.id(), known -> known.with(facts));
  }

  void removeFacts(Ref value, int facts) {
    if (!value.isReference() || (value.facts() & facts) == 0) {
      return;
    }
    for (int i = 0; i < slots(); i++) {
      Ref slot = slot(i);
      if (slot.id() == value.id()) {
        slot(i, slot.without(facts));
      }
    }
    finals = finals.map(value.id(), known -> known.without(facts));
  }

  void shadow(int local, ShadowState state) {
    shadows[local] = state;
  }

  void fillSite(int site) {
    filledSites.set(site);
    staleSites.clear(site);
  }

  void addStaticsChecks(String owner, int checks) {
    Map<String, Integer> changed = new HashMap<>(statics);
    changed.merge(owner, checks, (a, b) -> a | b);
    statics = changed;
  }

  /** The reference on top was read from a final field: the one read before, if there is one. */
  private void readFinal(FinalValues.Place place) {
    Ref known = finals.get(place);
    if (known == null) {
      finals = finals.with(place, operand(0));
    } else {
      setStack(getStackSize() - 1, known);
    }
  }

  void writtenFinal(String field) {
    finals = finals.without(field);
  }

  /** A possible acquire or release: nothing checked counts any more, no handle is fresh. */
  void endRegion() {
    dropChecks();
    staleSites.or(filledSites);
    for (int i = 0; i < shadows.length; i++) {
      shadows[i] = shadows[i].worse(ShadowState.STALE);
    }
  }

  private void dropChecks() {
    for (int i = 0; i < slots(); i++) {
      slot(i, slot(i).without(Ref.CHECKS));
    }
    statics = Map.of();
    finals = FinalValues.NONE;
  }

  // ---- the analyzer's calls ----

  @Override
  public void execute(AbstractInsnNode insn, Interpreter<Ref> interpreter)
      throws AnalyzerException {
    last = insn;
    effects.before(insn, this);
    FinalValues.Place place = effects.finalPlace(insn, this);
    super.execute(insn, interpreter);
    if (place != null) {
      readFinal(place);
    }
    effects.after(insn, this);
  }

  /** A loop checks again in each iteration: a spin on plain data must see an invalidation. */
  @Override
  public void initJumpTarget(int opcode, LabelNode target) {
    if (target != null && effects.isBackward(last, target)) {
      dropChecks();
    }
  }

  /** Called for exception handlers only: the instruction that threw may have acquired. */
  @Override
  public void clearStack() {
    super.clearStack();
    endRegion();
    for (int i = 0; i < slots(); i++) {
      slot(i, slot(i).without(Ref.UNESCAPED));
    }
  }

  @Override
  public boolean merge(Frame<? extends Ref> other, Interpreter<Ref> interpreter)
      throws AnalyzerException {
    if (getStackSize() != other.getStackSize()) {
      throw new AnalyzerException(null, "Incompatible stack heights");
    }
    FlowFrame incoming = (FlowFrame) other;
    boolean changed = mergeValues(incoming);
    for (int i = 0; i < shadows.length; i++) {
      ShadowState worse = shadows[i].worse(incoming.shadows[i]);
      changed |= worse != shadows[i];
      shadows[i] = worse;
    }
    changed |= or(filledSites, incoming.filledSites);
    changed |= or(staleSites, incoming.staleSites);
    changed |= mergeStatics(incoming);
    FinalValues common = finals.merge(incoming.finals);
    changed |= !common.equals(finals);
    finals = common;
    return changed;
  }

  private static boolean or(BitSet into, BitSet from) {
    int before = into.cardinality();
    into.or(from);
    return into.cardinality() != before;
  }

  private boolean mergeStatics(FlowFrame incoming) {
    Map<String, Integer> common = new HashMap<>();
    statics.forEach(
        (owner, checks) -> {
          int both = checks & incoming.staticsChecks(owner);
          if (both != 0) {
            common.put(owner, both);
          }
        });
    boolean changed = !common.equals(statics);
    statics = common;
    return changed;
  }

  /**
   * Slots whose identities differ get a new one, the same for slots that were one reference on both
   * paths. Classes of equal slots are only ever split, so the analysis ends.
   */
  private boolean mergeValues(FlowFrame incoming) {
    boolean changed = false;
    Map<Long, Integer> ids = new HashMap<>();
    for (int i = 0; i < slots(); i++) {
      Ref mine = slot(i);
      Ref theirs = incoming.slot(i);
      Ref merged = mine;
      if (!mine.isReference() || !theirs.isReference()) {
        boolean sameKind = !mine.isReference() && !theirs.isReference();
        merged = sameKind && mine.size() == theirs.size() ? mine : Ref.TOP;
      } else {
        int facts = mine.facts() & theirs.facts();
        int id = mine.id();
        if (mine.id() != theirs.id()) {
          facts &= ~Ref.UNESCAPED;
          long pair = ((long) mine.id() << 32) | (theirs.id() & 0xFFFFFFFFL);
          int slot = i;
          id = ids.computeIfAbsent(pair, p -> joinedId(slot));
        }
        merged = Ref.reference(id, mergeDescriptors(mine.descriptor(), theirs.descriptor()), facts);
      }
      if (!merged.equals(mine)) {
        slot(i, merged);
        changed = true;
      }
    }
    return changed;
  }

  private int joinedId(int slot) {
    if (joined == null) {
      joined = new int[getLocals() + getMaxStackSize()];
    }
    if (joined[slot] == 0) {
      joined[slot] = effects.newId();
    }
    return joined[slot];
  }

  private static String mergeDescriptors(String a, String b) {
    if (a == null || b == null) {
      return null;
    }
    if (a.equals(b) || b.equals(Ref.NULL)) {
      return a;
    }
    if (a.equals(Ref.NULL)) {
      return b;
    }
    return a.startsWith("[") && b.startsWith("[") ? "[Ljava/lang/Object;" : null;
  }

  private int slots() {
    return getLocals() + getStackSize();
  }

  private Ref slot(int i) {
    return i < getLocals() ? getLocal(i) : getStack(i - getLocals());
  }

  private void slot(int i, Ref value) {
    if (i < getLocals()) {
      setLocal(i, value);
    } else {
      setStack(i - getLocals(), value);
    }
  }
}
