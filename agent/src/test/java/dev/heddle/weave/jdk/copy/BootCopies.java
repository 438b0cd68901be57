package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.ClassSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import jdk.internal.misc.Unsafe;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Copies as they are made, not woven, defined in the boot loader of this JVM. */
final class BootCopies {
  private static final BootCopies ALL = new BootCopies();

  private final CopiedClasses copies = new CopiedClasses(ClassSource.of(null));
  private final Map<String, byte[]> made = new LinkedHashMap<>();
  private final Map<String, ClassNode> nodes = new HashMap<>();
  private final Map<String, Class<?>> defined = new HashMap<>();

  private BootCopies() {
    for (String original : new TreeSet<>(Copies.classes())) {
      collect(Copies.twin(original));
    }
    for (String name : made.keySet()) {
      define(name);
    }
  }

  /** The class files of all copies, by internal name. */
  static Map<String, byte[]> classFiles() {
    return ALL.made;
  }

  /** The twin of a class, with a constructor's arguments chosen by their number. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T> T make(Class<?> original, Object... arguments) throws ReflectiveOperationException {
    Class<?> twin = defined(original);
    for (var constructor : twin.getConstructors()) {
      if (accepts(constructor.getParameterTypes(), arguments)) {
        return (T) constructor.newInstance(arguments);
      }
    }
    throw new NoSuchMethodException(twin.getName());
  }

  /** The twin of a class. */
  static Class<?> defined(Class<?> original) {
    return ALL.defined.get(Copies.twin(Type.getInternalName(original)));
  }

  /** Whether a copy has a public static method. */
  static boolean hasStatic(String copy, String name, String descriptor) {
    int access = Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC;
    return ALL.node(copy).methods.stream()
        .anyMatch(
            method ->
                method.name.equals(name)
                    && method.desc.equals(descriptor)
                    && (method.access & access) == access);
  }

  private static boolean accepts(Class<?>[] parameters, Object[] arguments) {
    boolean all = parameters.length == arguments.length;
    for (int i = 0; all && i < arguments.length; i++) {
      boolean number = parameters[i] == int.class && arguments[i] instanceof Integer;
      boolean load = parameters[i] == float.class && arguments[i] instanceof Float;
      boolean flag = parameters[i] == boolean.class && arguments[i] instanceof Boolean;
      all = number || load || flag || parameters[i].isInstance(arguments[i]);
    }
    return all;
  }

  private void collect(String name) {
    if (made.containsKey(name)) {
      return;
    }
    byte[] classFile = copies.classFile(name);
    made.put(name, classFile);
    Remapper named =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            if (Copies.isCopy(internalName)) {
              collect(internalName);
            }
            return internalName;
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(new ClassWriter(0), named), 0);
  }

  private void define(String name) {
    if (!made.containsKey(name) || defined.containsKey(name)) {
      return;
    }
    byte[] classFile = made.get(name);
    ClassReader reader = new ClassReader(classFile);
    define(reader.getSuperName());
    for (String implemented : reader.getInterfaces()) {
      define(implemented);
    }
    defined.put(
        name, Unsafe.getUnsafe().defineClass(name, classFile, 0, classFile.length, null, null));
  }

  /** The first member of a copy that is named in a copy and is not there; null where all are. */
  static String missing() {
    for (byte[] classFile : ALL.made.values()) {
      ClassNode node = ALL.node(new ClassReader(classFile).getClassName());
      for (MethodNode method : node.methods) {
        for (AbstractInsnNode insn : method.instructions) {
          if (insn instanceof FieldInsnNode field && !ALL.hasField(field.owner, field.name)) {
            return field.owner + '.' + field.name + " in " + node.name + '.' + method.name;
          }
          if (insn instanceof MethodInsnNode call
              && !call.owner.startsWith("[")
              && !ALL.hasMethod(call.owner, call.name + call.desc)) {
            return call.owner
                + '.'
                + call.name
                + call.desc
                + " in "
                + node.name
                + '.'
                + method.name;
          }
        }
      }
    }
    return null;
  }

  private ClassNode node(String name) {
    return nodes.computeIfAbsent(
        name,
        absent -> {
          byte[] copy = made.get(absent);
          ClassNode node = new ClassNode();
          new ClassReader(copy == null ? ClassSource.of(null).classFile(absent) : copy)
              .accept(node, ClassReader.SKIP_FRAMES);
          return node;
        });
  }

  private boolean hasField(String owner, String name) {
    ClassNode node = node(owner);
    return node.fields.stream().anyMatch(field -> field.name.equals(name))
        || node.interfaces.stream().anyMatch(above -> hasField(above, name))
        || (node.superName != null && hasField(node.superName, name));
  }

  private boolean hasMethod(String owner, String key) {
    ClassNode node = node(owner);
    return node.methods.stream().anyMatch(method -> (method.name + method.desc).equals(key))
        || node.methods.stream().anyMatch(method -> isPolymorphic(node, method, key))
        || node.interfaces.stream().anyMatch(above -> hasMethod(above, key))
        || (node.superName != null && hasMethod(node.superName, key));
  }

  private static boolean isPolymorphic(ClassNode node, MethodNode method, String key) {
    return node.name.equals("java/lang/invoke/VarHandle") && key.startsWith(method.name + "(");
  }
}
