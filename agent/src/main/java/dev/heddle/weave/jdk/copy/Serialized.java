package dev.heddle.weave.jdk.copy;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a twin is written to an object stream as: an instance of the JDK's class, so that a program
 * without the agent can read it. Subclasses of the program's are not: the method is private.
 */
final class Serialized {
  private static final String COLLECTION = "(Ljava/util/Collection;)V";
  private static final String MAP = "(Ljava/util/Map;)V";

  /** The constructors that copy. */
  private static final Map<String, String> COPYING =
      Map.ofEntries(
          Map.entry("ArrayDeque", COLLECTION),
          Map.entry("ArrayList", COLLECTION),
          Map.entry("HashMap", MAP),
          Map.entry("HashSet", COLLECTION),
          Map.entry("Hashtable", MAP),
          Map.entry("IdentityHashMap", MAP),
          Map.entry("LinkedHashMap", MAP),
          Map.entry("LinkedHashSet", COLLECTION),
          Map.entry("LinkedList", COLLECTION),
          Map.entry("PriorityQueue", "(Ljava/util/PriorityQueue;)V"),
          Map.entry("TreeMap", "(Ljava/util/SortedMap;)V"),
          Map.entry("TreeSet", "(Ljava/util/SortedSet;)V"),
          Map.entry("Vector", COLLECTION));

  private Serialized() {}

  /** Adds {@code writeReplace} where a constructor of the JDK's class copies all there is. */
  static void addReplacement(TwinCopy twin) {
    String original = twin.family.original();
    String constructor = COPYING.get(original.substring(Copies.PACKAGE.length()));
    if (constructor == null) {
      return;
    }
    String descriptor = "(L" + original + ";)Ljava/lang/Object;";
    MethodNode code =
        new MethodNode(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC,
            "writeReplace",
            "()Ljava/lang/Object;",
            null,
            null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Copies.CLONER, "original", descriptor, false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(1, 1);
    twin.node.methods.add(code);
  }

  /** Adds what makes the instances: in a class that is not woven, {@code new} stays as it is. */
  static void addMakers(ClassNode cloner) {
    for (Map.Entry<String, String> copying : COPYING.entrySet()) {
      String original = Copies.PACKAGE + copying.getKey();
      String descriptor = "(L" + original + ";)Ljava/lang/Object;";
      MethodNode code = new MethodNode(Opcodes.ACC_STATIC, "original", descriptor, null, null);
      code.visitTypeInsn(Opcodes.NEW, original);
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, original, "<init>", copying.getValue(), false);
      code.visitInsn(Opcodes.ARETURN);
      code.visitMaxs(3, 1);
      cloner.methods.add(code);
    }
  }
}
