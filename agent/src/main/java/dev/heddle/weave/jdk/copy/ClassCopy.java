package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.jdk.copy.Family.Member;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** A class that code of a family is copied into. */
abstract class ClassCopy {
  private static final Set<String> SERIALIZATION =
      Set.of(
          "readObject",
          "readObjectNoData",
          "readResolve",
          "serialPersistentFields",
          "serialVersionUID",
          "writeObject",
          "writeReplace");

  final Family family;
  final ClassNode node = new ClassNode();
  private final Function<String, Family> families;

  /**
   * @param families of the other copied classes
   */
  ClassCopy(Family family, String name, Function<String, Family> families) {
    this.family = family;
    this.families = families;
    node.name = name;
  }

  String name() {
    return node.name;
  }

  /** Whether {@code this} of the code is the twin itself. */
  abstract boolean isTwin();

  Family family(String jdkClass) {
    return families.apply(jdkClass);
  }

  /** What a copy is serialized as is the JDK's class. */
  static boolean isSerialization(String member) {
    return SERIALIZATION.contains(member);
  }

  /** The method of another copied class that a call means and that no twin can override. */
  Member fixed(String owner, String name, String descriptor) {
    if (Copies.twin(owner) == null) {
      return null;
    }
    Member member = family(owner).method(owner, name, descriptor);
    return member != null && member.is(Opcodes.ACC_FINAL) ? member : null;
  }

  /** Constants are in the code that uses them. */
  static boolean isCopied(FieldNode field) {
    return field.value == null && isCopied(field.name, field.desc);
  }

  /** Each node has an Unsafe of its own. */
  static boolean isCopied(String field, String descriptor) {
    return !isSerialization(field) && !descriptor.equals(CodeCopy.UNSAFE_TYPE);
  }

  void addField(FieldNode field, int access, String as) {
    node.fields.add(new FieldNode(access, as, family.mapDesc(field.desc), null, null));
  }

  /**
   * @param lines added to the numbers of its lines
   */
  MethodNode addMethod(
      MethodNode method, int access, String as, int lines, Consumer<Member> reached) {
    MethodNode copy =
        new MethodNode(
            access,
            as,
            family.mapMethodDesc(method.desc),
            null,
            method.exceptions.toArray(new String[0]));
    if ((access & Opcodes.ACC_ABSTRACT) == 0) {
      copyCode(method, copy, lines, reached);
    }
    node.methods.add(copy);
    return copy;
  }

  void copyCode(MethodNode from, MethodNode to, int lines, Consumer<Member> reached) {
    CodeCopy code = new CodeCopy(to, family, this, lines, reached);
    from.instructions.resetLabels();
    for (TryCatchBlockNode block : from.tryCatchBlocks) {
      block.accept(code);
    }
    from.instructions.accept(code);
    // The JVM's messages of null pointers name them.
    for (LocalVariableNode variable : from.localVariables) {
      variable.accept(code);
    }
    code.visitMaxs(from.maxStack, from.maxLocals);
  }

  /** Nest mates are classes of one package here. */
  static int opened(int access) {
    return access & ~Opcodes.ACC_PRIVATE;
  }

  /** Whether only its own class calls the method, through a lambda. */
  static boolean isLambdaBody(MethodNode method) {
    return method.name.startsWith("lambda$");
  }
}
