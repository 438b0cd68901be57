package dev.heddle.weave.analysis;

import dev.heddle.weave.model.Bridge;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls that neither acquire, release, block nor run code of the program: a region goes on across
 * them. Every other call ends it.
 */
final class PureCalls {
  private static final Set<String> VALUES =
      Set.of(
          "java/lang/Math",
          "java/lang/StrictMath",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Double",
          "java/lang/Float",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Boolean");

  private static final Set<String> TEXTS =
      Set.of("java/lang/String", "java/lang/StringBuilder", "java/lang/StringBuffer");

  private PureCalls() {}

  static boolean isPure(MethodInsnNode call) {
    if (call.name.equals("<init>")) {
      return call.owner.equals("java/lang/Object");
    }
    if (call.owner.equals(
        Bridge.ARRAY_OPS)) { // the deep ones call the program's equals and the like
      return call.name.equals("arraycopy") || call.name.equals("clone");
    }
    if (call.owner.equals(Bridge.OBJECT_OPS) || call.owner.equals(Bridge.THREAD_OPS)) {
      return call.name.equals("getClass") || call.name.equals("currentThread");
    }
    return (VALUES.contains(call.owner) && !call.name.equals("getInteger"))
        || (TEXTS.contains(call.owner) && takesPlainValues(call.desc));
  }

  /** No argument whose toString, compareTo or the like would run code of the program. */
  private static boolean takesPlainValues(String descriptor) {
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      boolean reference = argument.getSort() >= Type.ARRAY;
      if (reference && !argument.getInternalName().equals("java/lang/String")) {
        return false;
      }
    }
    return true;
  }
}
