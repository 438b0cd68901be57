package dev.heddle.weave.pass;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversion from Object. */
final class Boxes {
  private Boxes() {}

  /** STACK: object -> value of the type. */
  static void unbox(Emitter code, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      code.type(Opcodes.CHECKCAST, type.getInternalName());
      return;
    }
    String box =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.CHAR -> "java/lang/Character";
          case Type.BYTE -> "java/lang/Byte";
          case Type.SHORT -> "java/lang/Short";
          case Type.INT -> "java/lang/Integer";
          case Type.FLOAT -> "java/lang/Float";
          case Type.LONG -> "java/lang/Long";
          default -> "java/lang/Double";
        };
    code.type(Opcodes.CHECKCAST, box);
    code.invokeVirtual(box, type.getClassName() + "Value", "()" + type.getDescriptor());
  }
}
