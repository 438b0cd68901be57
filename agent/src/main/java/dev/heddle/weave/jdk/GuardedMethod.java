package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * One method of a class of opaque objects.
 *
 * <pre>
 *   [synchronized: OpaqueAccess.entered(this);]
 *   OpaqueAccess.read(this) or write(this); OpaqueAccess.read(argument) ...
 *   [try] body [finally OpaqueAccess.written(this); Monitors.exited()]
 * </pre>
 *
 * <p>Access is checked again after what may have acquired: a block on a lock, a call that may run
 * the program's code. A store behind an acquire that the check came before would be one behind the
 * end of a watch (RULES 3), and lost.
 */
final class GuardedMethod extends MethodVisitor {
  private static final Set<String> ANY = Set.of("java/lang/Object", "java/util/Collection");
  private static final String OUTER = "this$0";

  /** May run the program's code, as may every method of an interface. */
  private static final Set<String> BY_PROGRAM =
      Set.of(
          "java/io/OutputStream.write",
          "java/io/Writer.write",
          "java/lang/Object.equals",
          "java/lang/Object.hashCode",
          "java/lang/Object.toString",
          "java/lang/String.valueOf");

  /**
   * What is guarded.
   *
   * @param access of the method
   * @param writes whether it changes the object
   */
  record Subject(String className, int access, String descriptor, boolean writes) {
    boolean is(int flag) {
      return (access & flag) != 0;
    }

    /** The object that the methods of a view work on is the one around it. */
    boolean isView() {
      return className.indexOf('$') > 0;
    }
  }

  private final Subject subject;
  private final Set<String> kin;
  private final boolean tellsWritten;
  private final Label start = new Label();
  private final Label end = new Label();

  GuardedMethod(MethodVisitor next, Subject subject, Set<String> kin, boolean tellsWritten) {
    super(Opcodes.ASM9, next);
    this.subject = subject;
    this.kin = kin;
    this.tellsWritten = tellsWritten && !subject.is(Opcodes.ACC_STATIC);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (locks()) {
      onThis("entered");
    }
    check();
    guardArguments();
    if (hasEnd()) {
      super.visitLabel(start);
    }
  }

  private void check() {
    if (!subject.is(Opcodes.ACC_STATIC)) {
      onThis(subject.writes() ? "write" : "read");
    }
  }

  private boolean locks() {
    return subject.is(Opcodes.ACC_SYNCHRONIZED) && !subject.is(Opcodes.ACC_STATIC);
  }

  private boolean hasEnd() {
    return tellsWritten || locks();
  }

  private void guardArguments() {
    int local = subject.is(Opcodes.ACC_STATIC) ? 0 : 1;
    for (Type type : Type.getArgumentTypes(subject.descriptor())) {
      if (type.getSort() == Type.OBJECT
          && (kin.contains(type.getInternalName()) || ANY.contains(type.getInternalName()))) {
        // STACK: -> argument -> .
        super.visitVarInsn(Opcodes.ALOAD, local);
        call("read");
      }
      local += type.getSize();
    }
  }

  private void onThis(String hook) {
    // STACK: -> object -> .
    super.visitVarInsn(Opcodes.ALOAD, 0);
    if (subject.isView()) {
      String outer = subject.className().substring(0, subject.className().indexOf('$'));
      super.visitFieldInsn(Opcodes.GETFIELD, subject.className(), OUTER, 'L' + outer + ';');
    }
    call(hook);
  }

  private void call(String hook) {
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Bridge.OPAQUE_ACCESS, hook, "(Ljava/lang/Object;)V", false);
  }

  /** Blocks of the class's own on a lock that may be the object. */
  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.MONITORENTER) {
      // STACK: lock -> lock lock -> lock -> .
      super.visitInsn(Opcodes.DUP);
      super.visitInsn(opcode);
      call("entered");
      check();
      return;
    }
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN && hasEnd()) {
      beforeEnd();
    }
    super.visitInsn(opcode);
    if (opcode == Opcodes.MONITOREXIT) {
      exited();
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (isInterface || BY_PROGRAM.contains(owner + '.' + name)) {
      check();
    }
  }

  private void beforeEnd() {
    if (tellsWritten) {
      onThis("written");
    }
    if (locks()) {
      exited();
    }
  }

  private void exited() {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, Bridge.MONITORS, "exited", "()V", false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (hasEnd()) {
      super.visitLabel(end);
      super.visitTryCatchBlock(start, end, end, null);
      // STACK: throwable
      super.visitFrame(
          Opcodes.F_FULL,
          1,
          new Object[] {subject.className()},
          1,
          new Object[] {"java/lang/Throwable"});
      beforeEnd();
      super.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(maxStack, maxLocals);
  }
}
