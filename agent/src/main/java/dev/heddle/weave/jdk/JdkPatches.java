package dev.heddle.weave.jdk;

import dev.heddle.weave.jdk.copy.Copies;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which classes of the JDK are patched, and how. Most of their methods run long after the call that
 * handed them the array, or reach objects by reflection of their own: no check before a call is of
 * use. {@code StackTraceElement} makes every stack trace, {@code Thread} starts a pool's threads.
 */
public final class JdkPatches {
  private static final String STREAM = "java/io/ObjectOutputStream";
  private static final String FRAME = "java/lang/StackTraceElement";

  private static final int FIRST_WITH_CONTAINERS = 19;

  private static final Set<String> ALONE =
      Runtime.version().feature() < FIRST_WITH_CONTAINERS
          ? Set.of(FRAME)
          : Set.of(FRAME, ContainedStart.OWNER);

  /** Every element access is checked. An empty set stands for all methods. */
  private static final Map<String, Set<String>> ELEMENTS =
      Map.of(
          STREAM,
          Set.of("writeArray"),
          "java/io/ByteArrayInputStream",
          Set.of(),
          "java/io/CharArrayReader",
          Set.of(),
          "java/util/Arrays$ArrayList",
          Set.of(),
          "java/util/Arrays$ArrayItr",
          Set.of(),
          "java/util/Spliterators$ArraySpliterator",
          Set.of(),
          "java/util/Spliterators$IntArraySpliterator",
          Set.of(),
          "java/util/Spliterators$LongArraySpliterator",
          Set.of(),
          "java/util/Spliterators$DoubleArraySpliterator",
          Set.of());

  /** Methods of {@link #STREAM} whose first argument is about to be read as a whole. */
  private static final Map<String, String> READ_BY_STREAM =
      Map.of("defaultWriteFields", "readFields", "writeArray", "readArray");

  /**
   * Not changed, but compiled anew: code that the JIT has made by now knows the salt of before
   * {@code heap.codec.ImmutableTables} fixed it.
   */
  private static final Set<String> SALTED =
      Set.of(
          "java/util/ImmutableCollections$MapN$MapNIterator",
          "java/util/ImmutableCollections$Set12",
          "java/util/ImmutableCollections$Set12$1",
          "java/util/ImmutableCollections$SetN$SetNIterator");

  private JdkPatches() {}

  /** The classes that a run of several nodes needs patched, with slashes. */
  public static Set<String> ofSeveralNodes() {
    Set<String> classes = new HashSet<>(ELEMENTS.keySet());
    classes.add(LambdaLinkage.OWNER);
    classes.add(AdoptedRead.OWNER);
    HashByName.owners().forEach(classes::add);
    classes.addAll(ReferentNamed.OWNERS);
    classes.addAll(SALTED);
    classes.addAll(Copies.withFinalMethods());
    return classes;
  }

  /** The classes that every run needs patched, with slashes. */
  public static Set<String> ofEveryRun() {
    return ALONE;
  }

  /** The patched form of one of them. */
  public static byte[] patch(String internalName, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    // Frames stay as they are, and no class is looked up.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Patching(writer, internalName), 0);
    return writer.toByteArray();
  }

  private static final class Patching extends ClassVisitor {
    private final String className;

    Patching(ClassWriter writer, String className) {
      super(Opcodes.ASM9, writer);
      this.className = className;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (className.equals(FRAME)) {
        boolean makesTrace = name.equals("of") && descriptor.endsWith(ResultVisible.TRACE);
        return makesTrace ? new ResultVisible(code) : code;
      }
      if (className.equals(ContainedStart.OWNER)) {
        return ContainedStart.of(code, name, descriptor);
      }
      if (className.equals(AdoptedRead.OWNER)) {
        return name.equals(AdoptedRead.METHOD) ? new AdoptedRead(code) : code;
      }
      if (className.equals(LambdaLinkage.OWNER)) {
        return name.equals(LambdaLinkage.METHOD) ? new LambdaLinkage(code) : code;
      }
      if (ReferentNamed.OWNERS.contains(className)) {
        return name.equals(ReferentNamed.METHOD) ? new ReferentNamed(code) : code;
      }
      if (HashByName.isOwner(className)) {
        return HashByName.of(code, className, name);
      }
      if (Copies.hasFinalMethods(className)) {
        return FinalMethods.isOpen(access) ? new FinalResult(code, name, descriptor) : code;
      }
      if (SALTED.contains(className)) {
        return code;
      }
      Set<String> methods = ELEMENTS.get(className);
      if ((access & Opcodes.ACC_STATIC) != 0 || name.startsWith("<")) {
        return code;
      }
      if (methods.isEmpty() || methods.contains(name)) {
        code = new ElementChecking(code);
      }
      if (className.equals(STREAM) && name.equals(RefusalNamed.METHOD)) {
        return new RefusalNamed(code);
      }
      String hook = className.equals(STREAM) ? READ_BY_STREAM.get(name) : null;
      return hook == null ? code : new FirstArgumentRead(code, hook);
    }
  }
}
