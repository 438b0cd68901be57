package dev.heddle.weave.model;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What weaving needs to know of a class.
 *
 * @param name internal
 * @param superName internal, null for Object only
 * @param access of the class file
 * @param fields by name and descriptor, see {@link #key}, in declaration order
 * @param constructors those a subclass may reach: not private
 * @param methods by name and descriptor, without constructors, with their access
 */
public record ClassInfo(
    String name,
    String superName,
    List<String> interfaces,
    int access,
    int version,
    Map<String, FieldInfo> fields,
    List<MethodInfo> constructors,
    Map<String, Integer> methods,
    boolean hasInitializer) {

  /** A constructor. */
  public record MethodInfo(int access, String descriptor) {}

  public static String key(String name, String descriptor) {
    return name + ' ' + descriptor;
  }

  public boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  public boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  public boolean hasMutableStatics() {
    for (FieldInfo field : fields.values()) {
      if (field.isStatic() && !field.isFinal()) {
        return true;
      }
    }
    return false;
  }

  /** Whether initialising it may run a {@code <clinit>}, the woven one included. */
  public boolean mayInitialize() {
    return hasInitializer || hasMutableStatics();
  }

  public static int argumentCount(String descriptor) {
    return Type.getArgumentTypes(descriptor).length;
  }

  public String packageName() {
    return packageOf(name);
  }

  public static String packageOf(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return slash < 0 ? "" : internalName.substring(0, slash);
  }
}
