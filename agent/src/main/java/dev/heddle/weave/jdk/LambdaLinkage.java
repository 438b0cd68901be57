package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells the bridge of each hidden class that the JDK's linkage of a lambda site returns. */
final class LambdaLinkage extends MethodVisitor {
  static final String OWNER = "java/lang/invoke/InnerClassLambdaMetafactory";
  static final String METHOD = "spinInnerClass";

  private static final String CLASS = "Ljava/lang/Class;";
  private static final String TYPE = "Ljava/lang/invoke/MethodType;";

  /** Fields of the metafactory in the order of the hook's arguments, each with its type. */
  private static final String[] FIELDS = {
    "targetClass",
    CLASS,
    "interfaceMethodName",
    "Ljava/lang/String;",
    "factoryType",
    TYPE,
    "interfaceMethodType",
    TYPE,
    "implInfo",
    "Ljava/lang/invoke/MethodHandleInfo;",
    "dynamicMethodType",
    TYPE,
    "isSerializable",
    "Z",
    "altInterfaces",
    "[" + CLASS,
    "altMethods",
    "[" + TYPE
  };

  LambdaLinkage(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      // STACK: lambda's class
      StringBuilder arguments = new StringBuilder(CLASS);
      for (int i = 0; i < FIELDS.length; i += 2) {
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitFieldInsn(Opcodes.GETFIELD, OWNER, FIELDS[i], FIELDS[i + 1]);
        arguments.append(FIELDS[i + 1]);
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Bridge.JDK_LAMBDAS, "made", "(" + arguments + ')' + CLASS, false);
    }
    super.visitInsn(opcode);
  }
}
