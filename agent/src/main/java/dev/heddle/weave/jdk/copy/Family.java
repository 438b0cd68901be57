package dev.heddle.weave.jdk.copy;

import dev.heddle.bridge.TwinFrames;
import dev.heddle.weave.ClassSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** A copied class with the super classes that are copied into it, and the names of the copies. */
final class Family extends Remapper {
  private static final String OBJECT = "java/lang/Object";

  private final ClassSource source;
  private final String original;
  private final String twin;
  private final List<ClassNode> chain = new ArrayList<>();
  private final Map<String, Boolean> descendants = new HashMap<>();

  /**
   * @param original the JDK class
   * @param source of the JDK's class files
   */
  Family(String original, ClassSource source) {
    super(Opcodes.ASM9);
    this.source = source;
    this.original = original;
    this.twin = original + Copies.MARK;
    String name = original;
    while (!name.equals(OBJECT) && !Copies.isSelfSufficient(original, name)) {
      chain.add(read(source, name));
      name = chain.get(chain.size() - 1).superName;
    }
  }

  static ClassNode read(ClassSource source, String name) {
    byte[] classFile = source.classFile(name);
    if (classFile == null) {
      throw new IllegalStateException(name + " is missing");
    }
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  String original() {
    return original;
  }

  String twin() {
    return twin;
  }

  /** The class and its super classes below Object, the class itself first. */
  List<ClassNode> chain() {
    return chain;
  }

  /** Whether the class is copied into the twin. */
  boolean contains(String name) {
    for (ClassNode node : chain) {
      if (node.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether references to the class mean the twin: not of super classes that others extend too. */
  private boolean isOwn(String name) {
    for (ClassNode node : chain) {
      if (node.name.equals(name)) {
        return !isGeneral(node);
      }
    }
    return false;
  }

  static boolean isGeneral(ClassNode node) {
    return (node.access & Opcodes.ACC_ABSTRACT) != 0;
  }

  /** The class as copied code of this family names it. */
  @Override
  public String map(String name) {
    if (isOwn(name)) {
      return twin;
    }
    String outer = Copies.outer(name);
    if (outer == null) {
      return name;
    }
    if (outer.equals(original)) {
      return twin + name.substring(outer.length());
    }
    if (isOwn(outer) || isDescendant(outer)) {
      return twin + '$' + name.substring(Copies.PACKAGE.length());
    }
    return Copies.twin(outer) == null ? name : outer + Copies.MARK + name.substring(outer.length());
  }

  /** Nested classes of a subclass that those of this family extend, as tree nodes of hash maps. */
  private boolean isDescendant(String outer) {
    if (isGeneral(chain.get(0))) {
      return false;
    }
    return descendants.computeIfAbsent(
        outer,
        name -> {
          String next = name;
          while (next != null && Copies.twin(next) != null) {
            next = superOf(next);
            if (original.equals(next)) {
              return true;
            }
          }
          return false;
        });
  }

  private String superOf(String name) {
    return new ClassReader(source.classFile(name)).getSuperName();
  }

  /** The nested class whose copy has this name. */
  String originalOf(String copy) {
    String rest = copy.substring(twin.length() + 1);
    String own = original + '$' + rest;
    return source.classFile(own) != null ? own : Copies.PACKAGE + rest;
  }

  /** The member of the chain that a reference means; null where none does. */
  Member method(String owner, String name, String descriptor) {
    boolean below = true;
    for (ClassNode node : chain) {
      below &= !node.name.equals(owner);
      MethodNode method = below ? null : find(node, name, descriptor);
      if (method != null) {
        return new Member(node, method);
      }
    }
    return null;
  }

  /** Whether no class of the chain overrides the method. */
  boolean isMostDerived(Member member) {
    for (ClassNode node : chain) {
      MethodNode method = find(node, member.method.name, member.method.desc);
      if (method != null) {
        return node == member.owner;
      }
    }
    return true;
  }

  private static MethodNode find(ClassNode node, String name, String descriptor) {
    for (MethodNode method : node.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return method;
      }
    }
    return null;
  }

  /** The name of a method's copy that stands where callers look for it. */
  String nameOf(Member member) {
    MethodNode method = member.method;
    if (method.name.equals("<init>")) {
      return "init" + suffix(member.owner);
    }
    boolean own = member.owner == chain.get(0);
    if ((method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0) {
      return own ? method.name : method.name + suffix(member.owner);
    }
    return (method.access & Opcodes.ACC_FINAL) != 0 ? Copies.ofFinal(method.name) : method.name;
  }

  /** The name of a body that a call by {@code super} means. */
  String bodyName(Member member) {
    return isMostDerived(member) ? nameOf(member) : member.method.name + suffix(member.owner);
  }

  private static String suffix(ClassNode owner) {
    return "$$" + owner.name.substring(Copies.PACKAGE.length());
  }

  /** The name of a field's copy; null where no class of the chain has the field. */
  String field(String owner, String name) {
    boolean below = true;
    for (ClassNode node : chain) {
      below &= !node.name.equals(owner);
      if (!below && has(node, name)) {
        return nameOf(node, name);
      }
    }
    return null;
  }

  /** Fields keep their names, which subclasses of the program's know, unless two share one. */
  String nameOf(ClassNode owner, String field) {
    for (ClassNode node : chain) {
      if (node == owner) {
        return field;
      }
      if (has(node, field)) {
        return field + suffix(owner);
      }
    }
    throw new IllegalArgumentException(owner.name);
  }

  private static boolean has(ClassNode node, String name) {
    for (FieldNode field : node.fields) {
      if (field.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a descriptor names a nested class, so that only copied code can know the method. */
  boolean mentionsNested(String descriptor) {
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      if (isNested(argument)) {
        return true;
      }
    }
    return isNested(Type.getReturnType(descriptor));
  }

  private static boolean isNested(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT && Copies.outer(element.getInternalName()) != null;
  }

  /** What is added to line numbers of a class of the chain, so that a stack trace can name it. */
  int lines(ClassNode owner) {
    return chain.indexOf(owner) * TwinFrames.LINES;
  }

  /** A method and the class of the chain that declares it. */
  record Member(ClassNode owner, MethodNode method) {
    boolean is(int flags) {
      return (method.access & flags) != 0;
    }
  }
}
