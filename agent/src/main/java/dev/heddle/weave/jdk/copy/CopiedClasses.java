package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.ClassSource;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the class files of copies, each when it is asked for. They have no stack map frames: the
 * weaver computes them, and the JVM looks for none in classes of the boot loader. Thread-safe.
 */
public final class CopiedClasses {
  private static final String OBJECT = "java/lang/Object";

  private final ClassSource jdk;
  private final Map<String, Family> families = new HashMap<>();

  /**
   * @param jdk the class files of the running JDK
   */
  public CopiedClasses(ClassSource jdk) {
    this.jdk = jdk;
  }

  /**
   * The class file of a copy.
   *
   * @param name internal, of a class that {@link Copies#isCopy}
   */
  public synchronized byte[] classFile(String name) {
    ClassWriter writer = new ClassWriter(0);
    make(name).accept(writer);
    return writer.toByteArray();
  }

  private ClassNode make(String name) {
    if (name.equals(Copies.CLONER)) {
      return cloner();
    }
    if (name.equals(Copies.MOD_COUNTED)) {
      return ModCounts.declaration();
    }
    int mark = name.indexOf(Copies.MARK);
    Family family = family(name.substring(0, mark));
    if (name.equals(family.twin())) {
      return new TwinCopy(family, this::family).make();
    }
    ClassNode original = Family.read(jdk, family.originalOf(name));
    return new NestedCopy(family, name, original, this::family).make();
  }

  private Family family(String jdkClass) {
    Family family = families.get(jdkClass);
    if (family == null) {
      family = new Family(jdkClass, jdk);
      families.put(jdkClass, family);
    }
    return family;
  }

  /**
   * A call by {@code super} from a twin would find the override of the twin's super class. One from
   * a class directly below Object finds {@code Object.clone}; only a class that is not verified may
   * call it for an object that is not its own.
   */
  private static ClassNode cloner() {
    ClassNode node = new ClassNode();
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    node.visit(Opcodes.V17, access, Copies.CLONER, null, OBJECT, null);
    MethodNode code =
        new MethodNode(
            Opcodes.ACC_STATIC,
            "clone",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[] {"java/lang/CloneNotSupportedException"});
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "clone", "()Ljava/lang/Object;", false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(1, 1);
    node.methods.add(code);
    Serialized.addMakers(node);
    return node;
  }
}
