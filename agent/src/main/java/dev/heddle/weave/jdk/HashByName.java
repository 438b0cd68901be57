package dev.heddle.weave.jdk;

import dev.heddle.weave.model.Bridge;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives classes, and constants of enums, the same identity hash on every node: when a class loader
 * has defined a class, and where code of the JDK's asks that may come first.
 */
final class HashByName extends MethodVisitor {
  private record Place(String method, int firstVariable, String hook, String descriptor) {}

  private static final Map<String, Place> PLACES =
      Map.of(
          "java/lang/ClassLoader",
          new Place("postDefineClass", 1, "ofClass", "(Ljava/lang/Class;)V"),
          "java/lang/Enum",
          new Place("hashCode", 0, "ofConstant", "(Ljava/lang/Enum;)V"),
          "java/lang/invoke/MethodType",
          new Place("makeImpl", 0, "ofSignature", "(Ljava/lang/Class;[Ljava/lang/Class;)V"));

  private final Place place;

  private HashByName(MethodVisitor next, Place place) {
    super(Opcodes.ASM9, next);
    this.place = place;
  }

  static Iterable<String> owners() {
    return PLACES.keySet();
  }

  static boolean isOwner(String className) {
    return PLACES.containsKey(className);
  }

  static MethodVisitor of(MethodVisitor next, String className, String method) {
    Place place = PLACES.get(className);
    return place.method.equals(method) ? new HashByName(next, place) : next;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    int count = Type.getArgumentTypes(place.descriptor).length;
    for (int i = 0; i < count; i++) {
      super.visitVarInsn(Opcodes.ALOAD, place.firstVariable + i);
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Bridge.IDENTITY_HASH, place.hook, place.descriptor, false);
  }
}
