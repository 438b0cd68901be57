package dev.heddle.weave.jdk.copy;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Statistics that a stream of the JDK made: combined with a twin, either would read fields that the
 * other leaves unused. Woven code takes a twin with the same numbers instead.
 */
public final class ForeignStatistics {
  private static final String STREAMS = Copies.PACKAGE + "stream/";
  private static final String STATISTICS = "SummaryStatistics";

  /** The method of the stream, and of the twin that takes its result. */
  public static final String METHOD = "summaryStatistics";

  private ForeignStatistics() {}

  /** The twin of what a method of the JDK answers; null where it makes no statistics. */
  public static String taker(String owner, String name) {
    if (!name.equals(METHOD) || !owner.startsWith(STREAMS) || !owner.endsWith("Stream")) {
      return null;
    }
    String kind = owner.substring(STREAMS.length(), owner.length() - "Stream".length());
    return Copies.twin(Copies.PACKAGE + kind + STATISTICS);
  }

  /**
   * Adds {@code X summaryStatistics(X made)}, which copies each field: constructors round those of
   * doubles.
   */
  static void addTo(TwinCopy twin) {
    ClassNode original = twin.family.chain().get(0);
    if (!original.name.endsWith(STATISTICS)) {
      return;
    }
    String type = 'L' + original.name + ';';
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodNode code = new MethodNode(access, METHOD, '(' + type + ')' + type, null, null);
    Label foreign = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.INSTANCEOF, twin.name());
    code.visitJumpInsn(Opcodes.IFEQ, foreign);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(foreign);
    code.visitTypeInsn(Opcodes.NEW, twin.name());
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, twin.name(), "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    for (FieldNode field : original.fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0) {
        copy(code, original.name, field, twin.name());
      }
    }
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(6, 2);
    twin.node.methods.add(code);
  }

  private static void copy(MethodNode code, String original, FieldNode field, String twin) {
    String get =
        switch (field.desc) {
          case "D" -> "getDouble";
          case "I" -> "getInt";
          case "J" -> "getLong";
          default -> throw new IllegalStateException(original + '.' + field.name);
        };
    code.visitVarInsn(Opcodes.ALOAD, 1);
    visitUnsafe(code);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    visitUnsafe(code);
    code.visitLdcInsn(Type.getObjectType(original));
    code.visitLdcInsn(field.name);
    // STACK: twin, unsafe, made, unsafe, class, name
    visitUnsafeCall(code, "objectFieldOffset", "(Ljava/lang/Class;Ljava/lang/String;)J");
    visitUnsafeCall(code, get, "(Ljava/lang/Object;J)" + field.desc);
    code.visitFieldInsn(Opcodes.PUTFIELD, twin, field.name, field.desc);
  }

  private static void visitUnsafe(MethodNode code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, CodeCopy.UNSAFE, "getUnsafe", "()" + CodeCopy.UNSAFE_TYPE, false);
  }

  private static void visitUnsafeCall(MethodNode code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CodeCopy.UNSAFE, name, descriptor, false);
  }
}
