package dev.heddle.weave.check;

import dev.heddle.bridge.ClassInit;
import dev.heddle.weave.model.FieldInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who shares what: from threads, from what hands tasks to them, and from the statics that they use,
 * along everything that an object holds. Each object of interest on the way is a use.
 */
final class Sharing {
  /** Hold functions; what these make belongs to a thread, or to a stream. */
  private static final List<String> OF_FUNCTIONS =
      List.of("java/lang/ThreadLocal", "java/util/stream/Collector");

  /** Something shared, and what people call it. */
  private record Holder(Site site, String label) {}

  private final Model model;
  private final Verdicts verdicts;
  private final Set<Use> uses;
  private final Set<Site> shared = new HashSet<>();
  private final Deque<Holder> open = new ArrayDeque<>();

  Sharing(Model model) {
    this.model = model;
    this.verdicts = new Verdicts(model.types);
    this.uses = new TreeSet<>(model.uses);
  }

  Set<Use> find() {
    Set<Site> roots = roots();
    Reach reach = new Reach(model, roots);
    for (Map.Entry<FieldInfo, Slot> entry : model.statics().entrySet()) {
      if (reach.uses(entry.getKey().owner())) {
        addStatic(entry.getKey(), entry.getValue(), reach);
      }
    }
    for (Site root : roots) {
      shared.add(root);
      open.add(
          new Holder(root, (isThread(root) ? "the thread of " : "the tasks of ") + show(root)));
    }
    while (!open.isEmpty()) {
      addHeld(open.remove());
    }
    for (Model.Hidden view : model.hidden) {
      if (view.buffer().content().sites().stream().anyMatch(shared::contains)) {
        uses.add(CallSites.use(view.place(), Mark.REFUSED, view.call(), Advice.VIEW));
      }
    }
    return uses;
  }

  private static String show(Site site) {
    return site.place.method();
  }

  private boolean isThread(Site site) {
    return model.types.isSubtype(site.type, Hubs.THREAD);
  }

  private Set<Site> roots() {
    Set<Site> roots = new LinkedHashSet<>(model.started);
    for (Site site : model.sites()) {
      if (Hubs.runs(model.types, site.type)) {
        roots.add(site);
      }
    }
    return roots;
  }

  private void addStatic(FieldInfo field, Slot slot, Reach reach) {
    boolean mayStay = field.isFinal() && ClassInit.mayStayOnItsNode(field.descriptor());
    String label = label(field.owner() + '.' + field.name());
    for (Site value : slot.sites()) {
      Verdict verdict = verdicts.of(value);
      boolean isPerNode =
          JdkSupport.find(value.type).map(JdkSupport::isPerNode).orElse(false)
              || verdict.advice() == Advice.PER_NODE;
      if (field.isFinal() && isPerNode) {
        add(value, Mark.STAYS_LOCAL, verdict, label, Advice.PER_NODE_CONSTANT);
      } else if (mayStay && !reach.reads(field)) {
        if (!verdict.how().isShared()) {
          add(value, Mark.STAYS_LOCAL, verdict, label, Advice.CONSTANT);
        }
      } else if (field.isFinal() && !verdict.how().isShared()) {
        add(value, Mark.REFUSED, verdict, label, constantAdvice(mayStay));
      } else {
        reached(value, label);
      }
    }
  }

  private static Advice constantAdvice(boolean mayStay) {
    return mayStay ? Advice.READ_CONSTANT : Advice.TYPED_CONSTANT;
  }

  private void addHeld(Holder holder) {
    for (Map.Entry<String, Slot> slot : holder.site.slots.entrySet()) {
      String label = label(holder, slot.getKey());
      for (Site value : slot.getValue().sites()) {
        if (isHeld(holder.site, slot.getKey()) || isFunction(value)) {
          reached(value, label);
        }
      }
    }
  }

  private boolean isHeld(Site site, String slot) {
    boolean isOwnField = model.types.isProgram(site.type) && !slot.equals(Site.CONTENT);
    return isOwnField
        || OF_FUNCTIONS.stream().noneMatch(type -> model.types.isSubtype(site.type, type));
  }

  private boolean isFunction(Site site) {
    return site.lambda != null || model.types.isFunction(site.type);
  }

  private String label(Holder holder, String slot) {
    if (holder.site.lambda != null) {
      return "a lambda of " + show(holder.site);
    }
    if (!slot.equals(Site.CONTENT)) {
      return label(slot);
    }
    return holder.label.startsWith("the ") || holder.label.startsWith("an element of ")
        ? holder.label
        : "an element of " + holder.label;
  }

  private static String label(String field) {
    return field.substring(field.lastIndexOf('/') + 1);
  }

  private void reached(Site value, String label) {
    Verdict verdict = verdicts.of(value);
    if (!verdict.how().isShared()) {
      add(value, Mark.REFUSED, verdict, label, verdict.advice());
      return;
    }
    if (!model.types.isProgram(value.type) && isListed(value)) {
      add(value, Mark.WORKS, verdict, label, Advice.NONE);
    }
    if (shared.add(value)) {
      open.add(new Holder(value, label));
    }
  }

  private static boolean isListed(Site site) {
    return site.lambda == null && site.kind != Site.Kind.ARRAY;
  }

  private void add(Site value, Mark mark, Verdict verdict, String label, Advice advice) {
    uses.add(CallSites.use(value.place, mark, verdict.name() + " in " + label, advice));
  }
}
