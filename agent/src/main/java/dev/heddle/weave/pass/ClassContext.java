package dev.heddle.weave.pass;

import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The class being woven. */
public final class ClassContext {
  private final World world;
  private final ClassNode node;
  private final ClassInfo info;
  private final List<MethodNode> outlined = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> outlinedNames = new HashMap<>();

  public ClassContext(World world, ClassNode node, ClassInfo info) {
    this.world = world;
    this.node = node;
    this.info = info;
  }

  public World world() {
    return world;
  }

  public ClassNode node() {
    return node;
  }

  /** The class as it was before weaving. */
  public ClassInfo info() {
    return info;
  }

  public String name() {
    return info.name();
  }

  /** A name for a hidden method: the prefix and a number, counted in the order of the code. */
  String nextName(String prefix) {
    return prefix + numbers.merge(prefix, 1, Integer::sum);
  }

  /** The name of a hidden method that is made once per key. */
  String outlinedAs(String key, Supplier<String> maker) {
    String name = outlinedNames.get(key);
    if (name == null) {
      name = maker.get();
      outlinedNames.put(key, name);
    }
    return name;
  }

  /** Adds a hidden static method with part of another's code; it is woven like the others. */
  MethodNode outlineStatic(String name, String descriptor, Emitter code) {
    int locals = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
    return outlineStatic(name, descriptor, code, locals, locals + 4);
  }

  /** As {@link #outlineStatic(String, String, Emitter)}, for code with variables of its own. */
  MethodNode outlineStatic(
      String name, String descriptor, Emitter code, int maxLocals, int maxStack) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodNode method = new MethodNode(access, name, descriptor, null, null);
    method.instructions.add(code.list());
    method.maxLocals = maxLocals;
    method.maxStack = maxStack;
    outlined.add(method);
    return method;
  }

  public List<MethodNode> outlined() {
    return outlined;
  }

  /** Whether a class may be named in this one's code. */
  boolean canAccess(ClassInfo other) {
    return other.isPublic() || other.packageName().equals(info.packageName());
  }

  /** Whether a class may be named in this one's code, by what is known of it. */
  boolean canName(String internalName) {
    return internalName.equals(name())
        || internalName.equals("java/lang/Object")
        || world.hierarchy().find(internalName).filter(this::canAccess).isPresent();
  }

  /** Pushes the class being woven; class files before 49 have no class constants. */
  void pushClass(Emitter code) {
    if (info.version() >= Opcodes.V1_5) {
      code.ldc(Type.getObjectType(info.name()));
    } else {
      code.invokeStatic(
          "java/lang/invoke/MethodHandles", "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;");
      code.invokeVirtual(
          "java/lang/invoke/MethodHandles$Lookup", "lookupClass", "()Ljava/lang/Class;");
    }
  }
}
