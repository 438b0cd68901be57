package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.ClassInfo;
import java.util.Comparator;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Injects {@code <init>(ReplicaMarker)}: makes an instance without running a constructor of the
 * program. The chain ends in the cheapest constructor of the first super class that is not woven,
 * called with nulls and zeros. Enums have none: their constants are found by name. A class whose
 * super class offers no constructor has none either.
 */
public final class ReplicaConstructor {
  public static final String DESCRIPTOR = '(' + Bridge.descriptor(Bridge.REPLICA_MARKER) + ")V";
  private static final String ENUM = "java/lang/Enum";

  private ReplicaConstructor() {}

  /** Adds it where it is possible. */
  public static void add(ClassContext context) {
    ClassInfo info = context.info();
    if (info.isInterface() || isEnum(context, info)) {
      return;
    }
    String parent = context.world().superClass(info);
    Emitter code = new Emitter();
    code.aload(0);
    if (context.world().isWoven(parent) || !parent.equals(info.superName())) {
      code.aload(1).invokeSpecial(parent, "<init>", DESCRIPTOR);
    } else {
      Optional<ClassInfo.MethodInfo> cheapest = cheapest(context, parent);
      if (cheapest.isEmpty()) {
        return;
      }
      for (Type argument : Type.getArgumentTypes(cheapest.get().descriptor())) {
        code.insn(zero(argument));
      }
      code.invokeSpecial(parent, "<init>", cheapest.get().descriptor());
    }
    code.insn(Opcodes.RETURN);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    MethodNode method = new MethodNode(access, "<init>", DESCRIPTOR, null, null);
    method.instructions.add(code.list());
    context.node().methods.add(method);
  }

  private static boolean isEnum(ClassContext context, ClassInfo info) {
    return context.world().hierarchy().superChain(info.name()).contains(ENUM);
  }

  private static Optional<ClassInfo.MethodInfo> cheapest(ClassContext context, String parent) {
    Optional<ClassInfo> info = context.world().hierarchy().find(parent);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    boolean samePackage = info.get().packageName().equals(context.info().packageName());
    int reachable = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    return info.get().constructors().stream()
        .filter(constructor -> samePackage || (constructor.access() & reachable) != 0)
        .min(
            Comparator.comparingInt(
                constructor -> Type.getArgumentTypes(constructor.descriptor()).length));
  }

  private static int zero(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LCONST_0;
      case Type.DOUBLE -> Opcodes.DCONST_0;
      case Type.FLOAT -> Opcodes.FCONST_0;
      case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
      default -> Opcodes.ICONST_0;
    };
  }
}
