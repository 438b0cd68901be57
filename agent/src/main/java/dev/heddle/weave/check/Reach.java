package dev.heddle.weave.check;

import dev.heddle.weave.model.FieldInfo;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What threads may run, and so what they may be the first to use of the statics. */
final class Reach {
  private final Model model;
  private final Set<Types.Method> methods = new HashSet<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<String> constants = new HashSet<>();

  /**
   * @param roots threads, and what hands tasks to threads
   */
  Reach(Model model, Collection<Site> roots) {
    this.model = model;
    Deque<Types.Method> open = new ArrayDeque<>(entries(roots));
    while (!open.isEmpty()) {
      Types.Method method = open.remove();
      if (methods.add(method)) {
        MethodSlots slots = model.slots(method);
        open.addAll(slots.calls);
        classes.addAll(slots.classes);
        constants.addAll(slots.constants);
      }
    }
  }

  /**
   * Of the roots, of what they hold, and of what that holds: a thread has a task, which runs one.
   */
  private Set<Types.Method> entries(Collection<Site> roots) {
    Set<Site> tasks = new LinkedHashSet<>(roots);
    tasks.addAll(heldBy(roots));
    tasks.addAll(heldBy(tasks));
    Set<Types.Method> entries = new LinkedHashSet<>();
    for (Site task : tasks) {
      if (task.lambda != null) {
        entries.add(task.lambda.body());
      } else if (model.types.isProgram(task.type)) {
        entries.addAll(model.types.callable(task.type));
      }
    }
    return entries;
  }

  private static Set<Site> heldBy(Collection<Site> holders) {
    Set<Site> held = new LinkedHashSet<>();
    for (Site holder : holders) {
      Slot content = holder.slots.get(Site.CONTENT);
      if (content != null) {
        held.addAll(content.sites());
      }
    }
    return held;
  }

  /** Whether another node may initialise the class, and so share its statics. */
  boolean uses(String type) {
    return classes.contains(type) && model.types.isWoven(type);
  }

  /** Whether code of threads reads the static final. */
  boolean reads(FieldInfo constant) {
    return constants.contains(constant.owner() + '.' + constant.name());
  }
}
