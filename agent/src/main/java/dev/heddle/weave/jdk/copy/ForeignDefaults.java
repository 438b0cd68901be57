package dev.heddle.weave.jdk.copy;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Defaults of properties that the JDK made, the system's first of all: a twin cannot read through
 * the fields of an instance that is none, so it takes a copy of them, of their defaults too.
 */
final class ForeignDefaults {
  private static final String PROPERTIES = Copies.PACKAGE + "Properties";
  private static final String TYPE = 'L' + PROPERTIES + ';';
  private static final String COPY = "copyOfForeign";

  private ForeignDefaults() {}

  /** Whether arguments of this type may be the JDK's own. */
  static boolean areTaken(String twin) {
    return twin.equals(PROPERTIES + Copies.MARK);
  }

  /** Calls what {@link #addTo} adds. */
  static void visitCopy(MethodNode code, String twin) {
    // STACK: properties -> twin
    code.visitMethodInsn(Opcodes.INVOKESTATIC, twin, COPY, descriptor(twin), false);
  }

  private static String descriptor(String twin) {
    return '(' + TYPE + ")L" + twin + ';';
  }

  /**
   * Adds {@code if (p == null || p instanceof Twin) return (Twin) p; Twin t = new Twin(p.defaults);
   * t.putAll(p); return t;}. The constructor copies the defaults in turn.
   */
  static void addTo(TwinCopy twin) {
    if (!areTaken(twin.name())) {
      return;
    }
    String name = twin.name();
    MethodNode code = new MethodNode(Opcodes.ACC_STATIC, COPY, descriptor(name), null, null);
    Label foreign = new Label();
    Label own = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, own);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, name);
    code.visitJumpInsn(Opcodes.IFEQ, foreign);
    code.visitLabel(own);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, name);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(foreign);
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, PROPERTIES, "defaults", TYPE);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", '(' + TYPE + ")V", false);
    // STACK: twin
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "putAll", "(Ljava/util/Map;)V", false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(3, 1);
    twin.node.methods.add(code);
  }
}
