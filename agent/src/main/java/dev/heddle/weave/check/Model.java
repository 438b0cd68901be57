package dev.heddle.weave.check;

import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.FieldInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/** What is known of a whole program while it is read, and after. */
final class Model {
  /** A store of something of which nothing is known but the type of the field. */
  record Store(Slot value, FieldInfo field, Place place) {}

  /** A view that is refused where the buffer is over a shared array. */
  record Hidden(Site buffer, String call, Place place) {}

  final Types types;
  final Solver solver = new Solver();
  final List<Store> stores = new ArrayList<>();

  /** Threads of which {@code start} is called. */
  final Set<Site> started = new LinkedHashSet<>();

  final Set<Hidden> hidden = new LinkedHashSet<>();

  /** What does not depend on who shares what. */
  final SortedSet<Use> uses = new TreeSet<>(Use.ORDER);

  private final List<Site> sites = new ArrayList<>();
  private final Map<Types.Method, MethodSlots> methods = new LinkedHashMap<>();
  private final Map<FieldInfo, Slot> statics = new LinkedHashMap<>();
  private final Map<String, Site> unmade = new HashMap<>();

  Model(Types types) {
    this.types = types;
  }

  Site site(Site.Kind kind, String type, Place place) {
    return add(Site.of(kind, type, place));
  }

  Site add(Site site) {
    sites.add(site);
    return site;
  }

  List<Site> sites() {
    return sites;
  }

  /** A method with a body; {@code this} is counted where the method has it. */
  MethodSlots slots(Types.Method method) {
    return methods.computeIfAbsent(
        method,
        key -> {
          int arguments = ClassInfo.argumentCount(key.descriptor());
          return new MethodSlots(arguments + (isStatic(key) ? 0 : 1));
        });
  }

  private boolean isStatic(Types.Method method) {
    if (method.name().startsWith("<")) {
      return method.name().equals("<clinit>");
    }
    Integer access =
        types.info(method.owner()).methods().get(ClassInfo.key(method.name(), method.descriptor()));
    return access != null && (access & Opcodes.ACC_STATIC) != 0;
  }

  /** A body of no class: a lambda's. */
  void declare(Types.Method method, MethodSlots slots) {
    methods.put(method, slots);
  }

  Map<FieldInfo, Slot> statics() {
    return statics;
  }

  Slot staticSlot(FieldInfo field) {
    return statics.computeIfAbsent(field, key -> new Slot());
  }

  /** {@code this} of a class, whoever made it. */
  Site unmade(String type, Place place) {
    return unmade.computeIfAbsent(type, key -> site(Site.Kind.THIS, type, place));
  }
}
