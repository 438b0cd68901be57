package dev.heddle.weave.model;

import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.FinalMethods;
import dev.heddle.weave.jdk.RenamedClasses;
import dev.heddle.weave.jdk.copy.Copies;
import dev.heddle.weave.jdk.copy.ForeignStatistics;
import java.util.List;
import java.util.Optional;

/** The policy and the hierarchy together: what a class is to the weaver. */
public final class World {
  private final WeavePolicy policy;
  private final ClassHierarchy hierarchy;

  public World(WeavePolicy policy, ClassHierarchy hierarchy) {
    this.policy = policy;
    this.hierarchy = hierarchy;
  }

  public ClassHierarchy hierarchy() {
    return hierarchy;
  }

  public boolean isWoven(String name) {
    return policy.isWoven(name);
  }

  /**
   * Whether a call may reach code that is not woven: it names a class that is not, or a method that
   * no woven class or interface above declares, and so is inherited from one that is not.
   */
  public boolean mayReachForeign(String owner, String name, String descriptor) {
    return !isWoven(owner)
        || (!name.startsWith("<") && !isDeclaredWoven(owner, ClassInfo.key(name, descriptor)));
  }

  private boolean isDeclaredWoven(String owner, String key) {
    if (owner == null || !isWoven(owner)) {
      return false;
    }
    Optional<ClassInfo> found = hierarchy.find(owner);
    if (found.isEmpty() || found.get().methods().containsKey(key)) {
      return true;
    }
    ClassInfo info = found.get();
    return isDeclaredWoven(info.superName(), key)
        || info.interfaces().stream().anyMatch(above -> isDeclaredWoven(above, key));
  }

  /** Whether plain accesses are checked. */
  public boolean isChecked() {
    return policy.isChecked();
  }

  public boolean optimizes(WeavePolicy.Optimization optimization) {
    return policy.optimizes(optimization);
  }

  /** What {@code new name} makes; null where that is {@code name} itself. */
  public String instance(String name) {
    String made = Substitutions.instance(name);
    return made != null ? made : twin(name);
  }

  private String twin(String name) {
    String twin = isChecked() ? Catalogue.twin(name) : null;
    return twin != null && Copies.isCopy(twin) && !policy.usesCopies() ? null : twin;
  }

  /** What the class extends once woven. Twins extend what they stand for. */
  public String superClass(ClassInfo info) {
    String parent = info.superName();
    if (Substitutions.isSuperClass(parent)) {
      return Substitutions.superClass(parent);
    }
    boolean mayChange = !info.isInterface() && !Catalogue.isTwin(info.name());
    String twin = mayChange ? twin(parent) : null;
    return twin == null ? parent : twin;
  }

  /** What becomes of a call that names this owner; empty where it stays. */
  public Optional<Redirect> redirect(String owner, String name, String descriptor) {
    String statics = isChecked() ? Catalogue.staticsOwner(owner, name) : null;
    if (statics != null && Copies.isCopy(statics) && !policy.usesCopies()) {
      statics = null;
    }
    if (statics != null) {
      return Optional.of(new Redirect(Redirect.Kind.INSTEAD, statics, name));
    }
    if (RenamedClasses.isKeySet(name, descriptor)
        && hierarchy.isSubtype(owner, RenamedClasses.MAP)) {
      return Optional.of(new Redirect(Redirect.Kind.INSTEAD, RenamedClasses.METHODS, name));
    }
    String taker = isChecked() && policy.usesCopies() ? ForeignStatistics.taker(owner, name) : null;
    if (taker != null) {
      return Optional.of(new Redirect(Redirect.Kind.AFTER, taker, name));
    }
    Optional<String> declaring = finalMethod(owner, name, descriptor);
    if (declaring.isPresent()) {
      String twin = Catalogue.twin(declaring.get());
      String called = FinalMethods.inTwin(twin, name);
      return Optional.of(new Redirect(Redirect.Kind.INSTEAD, twin, called));
    }
    return Redirects.find(hierarchy, owner, name, descriptor);
  }

  /** The JDK class whose final method is meant, where its twin has a static one instead. */
  public Optional<String> finalMethod(String owner, String name, String descriptor) {
    return isChecked()
        ? FinalMethods.declaring(hierarchy, owner, name, descriptor)
            .filter(declaring -> twin(declaring) != null)
        : Optional.empty();
  }

  /** Whether the class declares the hidden members: no super class does. */
  public boolean isTopmost(ClassInfo info) {
    if (info.isInterface() || !superClass(info).equals(info.superName())) {
      return false;
    }
    List<String> chain = hierarchy.superChain(info.name());
    return chain.stream().skip(1).noneMatch(this::isWoven);
  }

  /** Whether the class treats plain accesses as volatile ones. */
  public boolean isSequentiallyConsistent(String name) {
    return policy.isSequentiallyConsistent(name);
  }

  /** Whether the field belongs to the volatile cell of its object or class. */
  public boolean isVolatile(FieldInfo field) {
    return field.isVolatile() || policy.isSequentiallyConsistent(field.owner());
  }

  /** The field meant, where it is one of a woven class; empty where it needs no check. */
  public Optional<FieldInfo> checkedField(String owner, String name, String descriptor) {
    return hierarchy
        .field(owner, name, descriptor)
        .map(field -> isWoven(field.owner()) ? field : inTwin(owner, field))
        .filter(field -> isWoven(field.owner()))
        .filter(field -> !(field.isStatic() && field.isFinal()));
  }

  /** A subclass of the program's that names a field of a JDK class means that of its twin. */
  private FieldInfo inTwin(String owner, FieldInfo field) {
    if (field.isStatic() || !policy.usesCopies()) {
      return field;
    }
    return hierarchy.superChain(owner).stream()
        .map(Copies::twin)
        .filter(twin -> twin != null)
        .findFirst()
        .flatMap(twin -> hierarchy.field(twin, field.name(), field.descriptor()))
        .orElse(field);
  }

  /** The static final meant, where it is one of a woven class. */
  public Optional<FieldInfo> wovenConstant(String owner, String name, String descriptor) {
    return hierarchy
        .field(owner, name, descriptor)
        .filter(field -> field.isStatic() && field.isFinal() && isWoven(field.owner()));
  }

  /** Whether nothing is known of the field because a class file is not found. */
  public boolean isUnknownField(String owner, String name, String descriptor) {
    return !name.startsWith(Bridge.HIDDEN)
        && isWoven(owner)
        && hierarchy.field(owner, name, descriptor).isEmpty();
  }

  /** Whether a first use of the class may run a woven initialiser: a possible acquire. */
  public boolean mayInitialize(String name) {
    String next = name;
    while (next != null && isWoven(next)) {
      Optional<ClassInfo> info = hierarchy.find(next);
      if (info.isEmpty() || info.get().mayInitialize()) {
        return true;
      }
      for (String implemented : info.get().interfaces()) {
        if (mayInitialize(implemented)) {
          return true;
        }
      }
      next = info.get().superName();
    }
    return false;
  }
}
