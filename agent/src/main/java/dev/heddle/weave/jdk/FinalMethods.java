package dev.heddle.weave.jdk;

import dev.heddle.weave.jdk.copy.Copies;
import dev.heddle.weave.model.ClassHierarchy;
import dev.heddle.weave.model.ClassInfo;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Final methods of JDK classes that have twins. A twin cannot override them: calls go to its static
 * method of the same name, in a copy of one like it, which takes the receiver first.
 */
public final class FinalMethods {
  private FinalMethods() {}

  /** The JDK class with a twin whose final method is meant; empty for any other method. */
  public static Optional<String> declaring(
      ClassHierarchy hierarchy, String owner, String name, String descriptor) {
    if (!mayInherit(owner) || name.startsWith("<")) {
      return Optional.empty();
    }
    String key = ClassInfo.key(name, RenamedClasses.original(descriptor));
    for (String type : hierarchy.superChain(owner)) {
      Integer access = hierarchy.find(type).map(info -> info.methods().get(key)).orElse(null);
      if (access != null) {
        boolean isMeant = Catalogue.hasFinalMethods(type) && isOpen(access);
        return isMeant ? Optional.of(type) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether it is a final method that a program can call. */
  static boolean isOpen(int access) {
    int kind = access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC);
    return kind == Opcodes.ACC_FINAL
        && (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
  }

  /** The name of the static method of the twin. */
  public static String inTwin(String twin, String name) {
    return Copies.isCopy(twin) ? Copies.ofFinal(name) : name;
  }

  /** Most calls name a JDK class: none of those that lie above the listed ones is looked up. */
  private static boolean mayInherit(String owner) {
    return owner.startsWith("java/") ? Catalogue.hasFinalMethods(owner) : !owner.startsWith("[");
  }
}
