package dev.heddle.weave.model;

import dev.heddle.weave.ClassSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Facts about classes and their relations, from bytes; loads nothing. Thread-safe. */
public final class ClassHierarchy {
  private static final String OBJECT = "java/lang/Object";

  private final ClassSource source;
  private final ConcurrentMap<String, Optional<ClassInfo>> classes = new ConcurrentHashMap<>();

  public ClassHierarchy(ClassSource source) {
    this.source = source;
  }

  /** This hierarchy with one class given by its bytes, whatever the source says of it. */
  public ClassHierarchy with(ClassInfo known) {
    classes.put(known.name(), Optional.of(known));
    return this;
  }

  /** The class; empty where its class file is not found. */
  public Optional<ClassInfo> find(String name) {
    Optional<ClassInfo> known = classes.get(name);
    if (known == null) {
      known = Substitutions.find(name).or(() -> read(name));
      classes.putIfAbsent(name, known);
    }
    return known;
  }

  private Optional<ClassInfo> read(String name) {
    byte[] classFile = source.classFile(name);
    return classFile == null ? Optional.empty() : Optional.of(ClassInfoReader.read(classFile));
  }

  /**
   * The field that a reference to {@code owner.name} means (JVMS 5.4.3.2); empty where a class on
   * the way is not found.
   */
  public Optional<FieldInfo> field(String owner, String name, String descriptor) {
    Optional<ClassInfo> info = find(owner);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    FieldInfo declared = info.get().fields().get(ClassInfo.key(name, descriptor));
    if (declared != null) {
      return Optional.of(declared);
    }
    for (String implemented : info.get().interfaces()) {
      Optional<FieldInfo> inherited = field(implemented, name, descriptor);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    String parent = info.get().superName();
    return parent == null ? Optional.empty() : field(parent, name, descriptor);
  }

  /** The names of a class and its super classes as far as known, ending with Object if known. */
  public List<String> superChain(String name) {
    List<String> chain = new ArrayList<>();
    String next = name;
    while (next != null) {
      chain.add(next);
      next = find(next).map(ClassInfo::superName).orElse(null);
    }
    return chain;
  }

  /** Whether {@code name} is {@code ancestor} or extends or implements it. */
  public boolean isSubtype(String name, String ancestor) {
    if (name.equals(ancestor)) {
      return true;
    }
    Optional<ClassInfo> info = find(name);
    if (info.isEmpty()) {
      return false;
    }
    for (String implemented : info.get().interfaces()) {
      if (isSubtype(implemented, ancestor)) {
        return true;
      }
    }
    String parent = info.get().superName();
    return parent != null && isSubtype(parent, ancestor);
  }

  /** Whether initialising the class, or a super class of it, may run code. */
  public boolean mayInitialize(String name) {
    String next = name;
    while (next != null && !next.equals(OBJECT)) {
      Optional<ClassInfo> info = find(next);
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

  /**
   * The closest common super class, for frames. Interfaces, and classes whose relation is unknown,
   * meet in Object: the verifier treats interfaces so, and a class that is not found cannot be
   * assigned to another class without being loaded by the verifier of the original, too.
   */
  public String commonSuperClass(String first, String second) {
    if (isInterface(first) || isInterface(second)) {
      return OBJECT;
    }
    List<String> ancestors = superChain(first);
    for (String candidate : superChain(second)) {
      if (ancestors.contains(candidate)) {
        return candidate;
      }
    }
    return OBJECT;
  }

  private boolean isInterface(String name) {
    return find(name).map(ClassInfo::isInterface).orElse(false);
  }
}
