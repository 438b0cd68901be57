package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weave.harness.Checked;
import dev.heddle.weave.harness.WovenLoader;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes no compiler of today writes: old versions, subroutines, missing super classes, giants.
 */
class OddClassesTest {
  private final Map<String, byte[]> classFiles = new HashMap<>();

  private static ClassWriter start(int version, String name, String parent) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, parent, null);
    writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "count", "I", null, null).visitEnd();
    MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
    return writer;
  }

  private Object call(String name, int argument) throws ReflectiveOperationException {
    WovenLoader loader =
        new WovenLoader(
            classFiles, new Weaver(WeavePolicy.defaults()), getClass().getClassLoader());
    Checked.check(loader.woven(name));
    return loader.loadClass(name).getMethod("run", int.class).invoke(null, argument);
  }

  /** {@code static synchronized int run(int n) { try { count += n; } finally { count++; } ..}}. */
  @Test
  void subroutinesOfJava11() throws ReflectiveOperationException {
    ClassWriter writer = start(Opcodes.V1_1, "Old", "java/lang/Object");
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED;
    MethodVisitor run = writer.visitMethod(access, "run", "(I)I", null, null);
    Label subroutine = new Label();
    run.visitCode();
    add(run, Opcodes.ILOAD);
    run.visitJumpInsn(Opcodes.JSR, subroutine);
    run.visitJumpInsn(Opcodes.JSR, subroutine);
    run.visitFieldInsn(Opcodes.GETSTATIC, "Old", "count", "I");
    run.visitInsn(Opcodes.IRETURN);
    run.visitLabel(subroutine);
    run.visitVarInsn(Opcodes.ASTORE, 1);
    add(run, -1);
    run.visitVarInsn(Opcodes.RET, 1);
    run.visitMaxs(0, 0);
    run.visitEnd();
    classFiles.put("Old", writer.toByteArray());
    assertEquals(7, call("Old", 5));
  }

  private static void add(MethodVisitor run, int load) {
    run.visitFieldInsn(Opcodes.GETSTATIC, "Old", "count", "I");
    if (load < 0) {
      run.visitInsn(Opcodes.ICONST_1);
    } else {
      run.visitVarInsn(load, 0);
    }
    run.visitInsn(Opcodes.IADD);
    run.visitFieldInsn(Opcodes.PUTSTATIC, "Old", "count", "I");
  }

  @Test
  void superClassThatIsMissing() {
    classFiles.put("Orphan", start(Opcodes.V17, "Orphan", "not/There").toByteArray());
    assertTrue(
        new Weaver(WeavePolicy.defaults())
                .weave("Orphan", classFiles.get("Orphan"), name -> null)
                .length
            > 0);
  }

  /** n array reads in a row, so big that inline checks would cross 8000 bytes, or 64 KiB. */
  private byte[] giant(int reads) {
    ClassWriter writer = start(Opcodes.V17, "Giant", "java/lang/Object");
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor run = writer.visitMethod(access, "run", "(I)I", null, null);
    run.visitCode();
    run.visitInsn(Opcodes.ICONST_0);
    for (int i = 0; i < reads; i++) {
      run.visitFieldInsn(Opcodes.GETSTATIC, "Giant", "array", "[I");
      run.visitVarInsn(Opcodes.ILOAD, 0);
      run.visitInsn(Opcodes.IALOAD);
      run.visitInsn(Opcodes.IADD);
    }
    run.visitInsn(Opcodes.IRETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer
        .visitField(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "array", "[I", null, null)
        .visitEnd();
    return writer.toByteArray();
  }

  private static int runSize(byte[] classFile) {
    return MethodSizes.of(classFile).get("run(I)I");
  }

  @Test
  void methodsThatWouldNotBeCompiledAnyMoreAreWovenCompactly() {
    byte[] original = giant(600);
    assertTrue(runSize(original) < 8000);
    byte[] woven = new Weaver(WeavePolicy.defaults()).weave("Giant", original, name -> null);
    Checked.check(woven);
    assertTrue(runSize(woven) < 8000, "woven size " + runSize(woven));
  }

  @Test
  void methodsOver64KibAreRefusedByName() {
    byte[] original = giant(10_000);
    Weaver weaver = new Weaver(WeavePolicy.defaults());
    WeaveException refused =
        assertThrows(WeaveException.class, () -> weaver.weave("Giant", original, name -> null));
    assertTrue(refused.getMessage().startsWith("Giant: method run"), refused.getMessage());
  }

  @Test
  void corruptClassFilesAreRefusedByName() {
    Weaver weaver = new Weaver(WeavePolicy.defaults());
    WeaveException refused =
        assertThrows(
            WeaveException.class, () -> weaver.weave("a/B", new byte[] {1, 2, 3}, name -> null));
    assertEquals("a.B", refused.className());
  }

  @Test
  void policyNarrowsAndWidens() {
    WeavePolicy policy =
        new WeavePolicy(List.of("com.acme.core.*"), List.of("com.acme.**"), List.of());
    assertTrue(policy.isWoven("com/acme/core/Cell"));
    assertEquals(false, policy.isWoven("com/acme/core/deep/Cell"));
    assertEquals(false, policy.isWoven("com/acme/Cell"));
    assertTrue(policy.isWoven("org/acme/Cell"));
    assertEquals(false, policy.isWoven("java/util/List"));
    assertEquals(false, policy.isWoven("com/sun/tools/javac/Main"));
  }

  @Test
  void failuresOfTheProgramStayTheProgramsOwn() throws ReflectiveOperationException {
    classFiles.put("Giant", giant(1));
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> call("Giant", 0));
    assertEquals(NullPointerException.class, thrown.getCause().getClass());
    assertTrue(thrown.getCause().getMessage().contains("\"Giant.array\" is null"));
  }
}
