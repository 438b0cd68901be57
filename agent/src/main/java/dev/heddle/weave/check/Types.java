package dev.heddle.weave.check;

import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.model.ClassHierarchy;
import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.FieldInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The classes of the program and of the JDK, as the analysis asks about them. */
final class Types {
  private static final String OBJECT = "java/lang/Object";

  /** Strings, boxes and classes always work and are in everything; they are not followed. */
  private static final Set<String> TRIVIAL =
      Set.of(
          "java/lang/String",
          "java/lang/Class",
          "java/lang/Void",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Boolean",
          "java/lang/Character",
          "java/lang/Byte",
          "java/lang/Short");

  private static final List<String> ITERATED =
      List.of(
          "java/lang/Iterable",
          "java/util/Iterator",
          "java/util/Map$Entry",
          "java/util/Spliterator",
          "java/util/stream/BaseStream");

  /** A method of the program, or where a class inherits it. */
  record Method(String owner, String name, String descriptor) {}

  private final ProgramClasses program;
  private final WeavePolicy policy;
  private final ClassHierarchy hierarchy;
  private final Map<String, Optional<Method>> resolved = new HashMap<>();
  private final Map<String, List<Method>> callable = new HashMap<>();

  Types(ProgramClasses program, WeavePolicy policy) {
    this.program = program;
    this.policy = policy;
    this.hierarchy = new ClassHierarchy(program);
  }

  boolean isProgram(String name) {
    return program.contains(name);
  }

  boolean isWoven(String name) {
    return program.contains(name) && policy.isWoven(name);
  }

  boolean isTrivial(String name) {
    return TRIVIAL.contains(name)
        || (!isProgram(name) && !name.startsWith("[") && isSubtype(name, "java/lang/Throwable"));
  }

  boolean isSubtype(String name, String ancestor) {
    return hierarchy.isSubtype(name, ancestor);
  }

  boolean isContainer(String name) {
    return isSubtype(name, "java/util/Collection") || isSubtype(name, "java/util/Map");
  }

  ClassInfo info(String name) {
    return hierarchy.find(name).orElseThrow(() -> new IllegalArgumentException("no class " + name));
  }

  Optional<FieldInfo> field(String owner, String name, String descriptor) {
    return hierarchy.field(owner, name, descriptor);
  }

  /** The nearest super class of the JDK's. */
  Optional<Class<?>> jdkAncestor(String name) {
    return hierarchy.superChain(name).stream()
        .filter(above -> !isProgram(above))
        .findFirst()
        .flatMap(JdkSupport::find);
  }

  /** Whether a reference of the type may mean an object of the site, as far as is known. */
  boolean mayBe(Site site, String type) {
    if (type.startsWith("[") || site.kind == Site.Kind.ARRAY) {
      return type.equals(OBJECT) || (type.startsWith("[") && site.kind == Site.Kind.ARRAY);
    }
    return hierarchy.find(type).isEmpty()
        || isSubtype(site.type, type)
        || (site.kind == Site.Kind.LAMBDA && info(type).isInterface())
        || (isGiven(site) && isSubtype(type, site.type));
  }

  private static boolean isGiven(Site site) {
    return site.kind == Site.Kind.GIVEN || site.kind == Site.Kind.GIVEN_SHARED;
  }

  /** The method that a call on an object of the class runs; empty where it is not found. */
  Optional<Method> resolve(String type, String name, String descriptor) {
    return resolved.computeIfAbsent(
        type + '.' + name + descriptor, key -> lookUp(type, name, descriptor));
  }

  private Optional<Method> lookUp(String type, String name, String descriptor) {
    String key = ClassInfo.key(name, descriptor);
    List<String> chain = hierarchy.superChain(type);
    for (String above : chain) {
      if (name.startsWith("<") || isConcrete(above, key)) {
        return Optional.of(new Method(above, name, descriptor));
      }
    }
    for (String above : interfaces(chain)) {
      if (isConcrete(above, key)) {
        return Optional.of(new Method(above, name, descriptor));
      }
    }
    return Optional.empty();
  }

  private boolean isConcrete(String type, String key) {
    Integer access = hierarchy.find(type).map(info -> info.methods().get(key)).orElse(null);
    return access != null && !Modifier.isAbstract(access);
  }

  private Set<String> interfaces(List<String> types) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(types);
    while (!open.isEmpty()) {
      Optional<ClassInfo> info = hierarchy.find(open.remove(0));
      for (String above : info.map(ClassInfo::interfaces).orElse(List.of())) {
        if (found.add(above)) {
          open.add(above);
        }
      }
    }
    return found;
  }

  private boolean isIterated(String name) {
    return isContainer(name) || ITERATED.stream().anyMatch(iterated -> isSubtype(name, iterated));
  }

  /** Whether it is a function to those who hold it. */
  boolean isFunction(String type) {
    return interfaces(hierarchy.superChain(type)).stream()
        .anyMatch(above -> above.startsWith("java/util/function/"));
  }

  /** The program's methods by which code of the JDK can call an object of the class. */
  List<Method> callable(String type) {
    return callable.computeIfAbsent(type, this::findCallable);
  }

  private List<Method> findCallable(String type) {
    List<String> chain = hierarchy.superChain(type);
    Set<String> foreign = new LinkedHashSet<>(chain);
    foreign.addAll(interfaces(chain));
    // A collection of the program's own holds things in its fields, whoever calls it.
    foreign.removeIf(above -> isProgram(above) || above.equals(OBJECT) || isIterated(above));
    List<Method> found = new ArrayList<>();
    for (String above : foreign) {
      for (String key :
          hierarchy.find(above).map(info -> info.methods().keySet()).orElse(Set.of())) {
        int space = key.indexOf(' ');
        resolve(type, key.substring(0, space), key.substring(space + 1))
            .filter(method -> isProgram(method.owner()))
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
