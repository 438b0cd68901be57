package dev.heddle.weave;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Marks the fast paths of the bridge with the JVM's {@code @ForceInline}, which counts for classes
 * of the boot loader. A library: whoever defines the bridge classes passes their bytes through it.
 */
public final class BridgeTransformer {
  private static final String FORCE_INLINE = "Ljdk/internal/vm/annotation/ForceInline;";

  /** The methods that woven code calls in its hot paths, by class of the bridge; all overloads. */
  private static final Map<String, Set<String>> FAST =
      Map.of(
          "FieldAccess",
              Set.of("read", "write", "readStatics", "writeStatics", "checkRead", "checkWrite"),
          "ArrayAccess",
              Set.of("shadow", "marked", "isMarked", "read", "write", "checkRead", "checkWrite"),
          "Monitors", Set.of("beforeEnter", "entered", "exited"),
          "Volatiles",
              Set.of(
                  "read",
                  "readStatics",
                  "beginWrite",
                  "endWrite",
                  "spinPoint",
                  "pin",
                  "unpin",
                  "stripe"),
          "ObjectOps", Set.of("getClass"),
          "ArrayOps", Set.of("arraycopy"));

  private BridgeTransformer() {}

  /**
   * The class file with its fast paths marked; the same bytes where it has none.
   *
   * @param simpleName of the bridge class
   */
  public static byte[] transform(String simpleName, byte[] classFile) {
    Set<String> fast = FAST.get(simpleName);
    if (fast == null) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    // Not made from the reader: it would copy the methods as they are.
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            if (fast.contains(name)) {
              method.visitAnnotation(FORCE_INLINE, true).visitEnd();
            }
            return method;
          }
        },
        0);
    return writer.toByteArray();
  }
}
