package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * From JDK 19 on, thread pools do not call {@code Thread.start()} but a method beside it that no
 * other package can override: it has the program's threads started as the program would.
 */
final class ContainedStart extends MethodVisitor {
  static final String OWNER = "java/lang/Thread";

  private static final String METHOD = "start";
  private static final String DESCRIPTOR = "(Ljdk/internal/vm/ThreadContainer;)V";

  private ContainedStart(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static MethodVisitor of(MethodVisitor code, String method, String descriptor) {
    boolean isIt = method.equals(METHOD) && descriptor.equals(DESCRIPTOR);
    return isIt ? new ContainedStart(code) : code;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    Label jdk = new Label();
    // STACK: -> thread -> isStarted -> .
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Bridge.THREAD_OPS, "startShared", "(Ljava/lang/Thread;)Z", false);
    super.visitJumpInsn(Opcodes.IFEQ, jdk);
    super.visitInsn(Opcodes.RETURN);
    super.visitLabel(jdk);
    super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }
}
