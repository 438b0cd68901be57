package dev.heddle.weave.pass;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversion from and to Object. */
final class Boxes {
  private Boxes() {}

  /** STACK: object -> value of the type. */
  static void unbox(Emitter code, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      code.type(Opcodes.CHECKCAST, type.getInternalName());
      return;
    }
    String box = boxOf(type);
    code.type(Opcodes.CHECKCAST, box);
    code.invokeVirtual(box, type.getClassName() + "Value", "()" + type.getDescriptor());
  }

  /** STACK: value of the type -> object. */
  static void box(Emitter code, Type type) {
    if (type.getSort() < Type.ARRAY) {
      String box = boxOf(type);
      code.invokeStatic(box, "valueOf", '(' + type.getDescriptor() + ")L" + box + ';');
    }
  }

  private static String boxOf(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      default -> "java/lang/Double";
    };
  }
}
