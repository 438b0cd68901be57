package dev.heddle.weave.jdk;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives methods of written twins the name and type that Java source of their release cannot: {@code
 * Set keySet()} beside the super class's {@code KeySetView keySet()}, and types of later releases.
 */
public final class Retyping {
  private record Method(String name, String descriptor) {}

  private static final Method STATE = new Method("state", "()Ljava/util/concurrent/Future$State;");

  private static final Map<Method, Method> METHODS =
      Map.of(
          new Method("keyView", "()Ljava/util/Set;"),
          new Method("keySet", "()Ljava/util/Set;"),
          new Method("futureState", "()Ljava/lang/Enum;"),
          STATE);

  /** The release that Future.State came with. */
  private static final int STATE_RELEASE = 19;

  private Retyping() {}

  /** The class file of a written twin with those methods renamed. */
  public static byte[] apply(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Renaming(writer), 0);
    return writer.toByteArray();
  }

  private static final class Renaming extends ClassVisitor {
    Renaming(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      Method as = METHODS.get(new Method(name, descriptor));
      if (as == null || (as.equals(STATE) && Runtime.version().feature() < STATE_RELEASE)) {
        return super.visitMethod(access, name, descriptor, signature, exceptions);
      }
      MethodVisitor method = super.visitMethod(access, as.name, as.descriptor, null, exceptions);
      return as.equals(STATE) ? new Casting(method) : method;
    }
  }

  /** The result is what its type says. */
  private static final class Casting extends MethodVisitor {
    Casting(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        super.visitTypeInsn(Opcodes.CHECKCAST, "java/util/concurrent/Future$State");
      }
      super.visitInsn(opcode);
    }
  }
}
