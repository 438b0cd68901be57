package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/**
 * Has the methods of a delegated class executed where the original is.
 *
 * <pre>
 *   if (DelegateOps.isStandIn(this)) return DelegateOps.call(this, "Owner.name descriptor", arguments);
 * </pre>
 *
 * <p>Constructors, private methods and static ones are left: only a method of an original, which
 * has all its fields, calls them.
 */
public final class DelegatedMethods extends ClassVisitor {
  private static final Type OBJECT = Type.getType(Object.class);
  private static final int LEFT = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;
  private static final int WITHOUT_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

  private final String className;

  private DelegatedMethods(ClassVisitor next, String className) {
    super(Opcodes.ASM9, next);
    this.className = className;
  }

  /** The delegating form of a class. */
  public static byte[] delegate(String className, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    // The only frame added is that of a method's start.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new DelegatedMethods(writer, className), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean isLeft = (access & (LEFT | WITHOUT_CODE)) != 0 || name.startsWith("<");
    return isLeft || name.equals("finalize")
        ? code
        : new Delegating(code, access, name, descriptor);
  }

  private final class Delegating extends GeneratorAdapter {
    private final String key;

    Delegating(MethodVisitor next, int access, String name, String descriptor) {
      super(Opcodes.ASM9, next, access, name, descriptor);
      key = className + '.' + name + ' ' + descriptor;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label here = new Label();
      // STACK: this -> isStandIn -> .
      loadThis();
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Bridge.DELEGATE_OPS, "isStandIn", "(Ljava/lang/Object;)Z", false);
      super.visitJumpInsn(Opcodes.IFEQ, here);
      // STACK: this key -> this key arguments -> result -> .
      loadThis();
      super.visitLdcInsn(key);
      loadArguments();
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Bridge.DELEGATE_OPS,
          "call",
          "(Ljava/lang/Object;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      if (getReturnType().getSort() == Type.VOID) {
        super.visitInsn(Opcodes.POP);
      } else {
        unbox(getReturnType());
      }
      returnValue();
      super.visitLabel(here);
      startFrame();
      // What follows may begin with a frame of its own.
      super.visitInsn(Opcodes.NOP);
    }

    /** As boxes that {@code valueOf} gives. */
    private void loadArguments() {
      Type[] arguments = getArgumentTypes();
      push(arguments.length);
      newArray(OBJECT);
      for (int i = 0; i < arguments.length; i++) {
        dup();
        push(i);
        loadArg(i);
        valueOf(arguments[i]);
        arrayStore(OBJECT);
      }
    }

    private void startFrame() {
      Type[] arguments = getArgumentTypes();
      Object[] locals = new Object[arguments.length + 1];
      locals[0] = className;
      for (int i = 0; i < arguments.length; i++) {
        locals[i + 1] = frameType(arguments[i]);
      }
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }

    private static Object frameType(Type type) {
      return switch (type.getSort()) {
        case Type.LONG -> Opcodes.LONG;
        case Type.DOUBLE -> Opcodes.DOUBLE;
        case Type.FLOAT -> Opcodes.FLOAT;
        case Type.OBJECT, Type.ARRAY -> type.getInternalName();
        default -> Opcodes.INTEGER;
      };
    }
  }
}
