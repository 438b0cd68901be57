package dev.heddle.weave.jdk.copy;

import java.util.ArrayList;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The copy of a nested class, which works on the fields of the twin. */
final class NestedCopy extends ClassCopy {
  private final ClassNode original;

  NestedCopy(Family family, String name, ClassNode original, Function<String, Family> families) {
    super(family, name, families);
    this.original = original;
  }

  @Override
  boolean isTwin() {
    return false;
  }

  ClassNode make() {
    node.version = original.version;
    node.access = original.access;
    node.sourceFile = original.sourceFile;
    node.superName = superClass();
    node.interfaces = new ArrayList<>();
    for (String implemented : original.interfaces) {
      node.interfaces.add(family.map(implemented));
    }
    for (FieldNode field : original.fields) {
      if (isCopied(field)) {
        addField(field, opened(field.access), field.name);
      }
    }
    for (MethodNode method : original.methods) {
      if (!isSerialization(method.name)) {
        int access = isLambdaBody(method) ? method.access : opened(method.access);
        addMethod(method, access, method.name, 0, reached -> {});
      }
    }
    return node;
  }

  private String superClass() {
    String parent = original.superName;
    if (Copies.GENERAL.contains(parent)) {
      return Copies.twin(parent);
    }
    return family.map(parent);
  }
}
