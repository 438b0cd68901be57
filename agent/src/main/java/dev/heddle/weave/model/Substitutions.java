package dev.heddle.weave.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** The JDK classes that woven code replaces where it makes or extends them. */
public final class Substitutions {
  private static final Map<String, String> MADE =
      Map.of(
          "java/lang/Object", Bridge.SHARED_OBJECT,
          "java/lang/Thread", Bridge.SHARED_THREAD,
          "java/util/Random", Bridge.SHARED_RANDOM);

  private Substitutions() {}

  /** A substitute as a class: its class file is not to be found, the boot loader defines it. */
  static Optional<ClassInfo> find(String name) {
    for (Map.Entry<String, String> entry : MADE.entrySet()) {
      if (entry.getValue().equals(name)) {
        return Optional.of(
            new ClassInfo(
                name,
                entry.getKey(),
                List.of(Bridge.SHARED),
                Opcodes.ACC_PUBLIC,
                Opcodes.V17,
                Map.of(),
                List.of(),
                Map.of(),
                true));
      }
    }
    return Optional.empty();
  }

  /** What {@code new name} makes; null where that is {@code name} itself. */
  public static String instance(String name) {
    return MADE.get(name);
  }

  /** What {@code extends name} extends; {@code name} itself where it is no substituted class. */
  public static String superClass(String name) {
    return isSuperClass(name) ? MADE.get(name) : name;
  }

  /** Whether a woven class that extends {@code name} extends a substitute instead. */
  public static boolean isSuperClass(String name) {
    return MADE.containsKey(name) && !name.equals("java/lang/Object");
  }
}
