package dev.heddle.weave.jdk.copy;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Code instead of that of the JDK where a class reads the fields of another, which may be a copy of
 * a subclass: a hash set those of its map.
 */
final class Replacements {
  private static final String SET = Copies.PACKAGE + "HashSet";
  private static final String MAP = Copies.PACKAGE + "HashMap";
  private static final String VIEW = Copies.PACKAGE + "Set";

  private Replacements() {}

  /** The method itself, or what is copied for it. */
  static MethodNode of(ClassNode owner, MethodNode method) {
    boolean readsMap =
        owner.name.equals(SET)
            && (method.name.equals("toArray") || method.name.equals("spliterator"));
    return readsMap ? byKeySet(method) : method;
  }

  /** The same method of the map's key set. */
  private static MethodNode byKeySet(MethodNode method) {
    MethodNode code = new MethodNode(method.access, method.name, method.desc, null, null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, SET, "map", "L" + MAP + ";");
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, MAP, "keySet", "()L" + VIEW + ";", false);
    int arguments = Type.getArgumentTypes(method.desc).length;
    for (int i = 1; i <= arguments; i++) {
      code.visitVarInsn(Opcodes.ALOAD, i);
    }
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, VIEW, method.name, method.desc, true);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(1 + arguments, 1 + arguments);
    return code;
  }
}
