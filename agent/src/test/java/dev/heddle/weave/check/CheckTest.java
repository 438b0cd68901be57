package dev.heddle.weave.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weave.Golden;
import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.harness.ClassFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is found in small programs. */
class CheckTest {
  private static final String NAME = "dev/heddle/weave/programs/Shares";

  private static Findings check(Map<String, byte[]> classFiles, WeavePolicy policy) {
    return Check.run(classFiles, null, policy);
  }

  private static String text(Findings findings) {
    return findings.uses().stream()
            .map(
                use ->
                    use.where()
                        + "  "
                        + use.mark().words()
                        + "  "
                        + use.what()
                        + (use.advice().isEmpty() ? "" : "  -> " + use.advice()))
            .collect(Collectors.joining("\n"))
        + "\n"
        + findings.summary()
        + "\n";
  }

  /** Each kind of use is a line of the golden text; what never gets to a thread is in none. */
  @Test
  void everyKindOfUse() {
    String found = text(check(ClassFiles.nestOf(NAME), WeavePolicy.defaults()));
    assertEquals(Golden.read("check/shares.txt", found), found);
    assertFalse(found.contains("NeverShared"), found);
  }

  @Test
  void onlyWhatTheMainClassRefersTo() {
    Map<String, byte[]> classFiles = new HashMap<>(ClassFiles.nestOf(NAME));
    classFiles.putAll(ClassFiles.nestOf("dev/heddle/weave/programs/Locks"));
    String locks = "dev/heddle/weave/programs/Locks";
    Findings all = check(classFiles, WeavePolicy.defaults());
    Findings some = Check.run(classFiles, locks, WeavePolicy.defaults());
    assertTrue(some.classes() < all.classes(), some.summary());
    assertEquals(0, some.count(Mark.REFUSED), some::toString);
  }

  /** As in a run, objects of classes that are not woven cannot be shared. */
  @Test
  void whatIsNotWoven() {
    WeavePolicy policy = new WeavePolicy(List.of(), List.of("**.Shares$Task"), List.of());
    List<String> refused =
        check(ClassFiles.nestOf(NAME), policy).uses().stream()
            .filter(use -> use.mark() == Mark.REFUSED)
            .map(Use::what)
            .toList();
    String expected = "dev.heddle.weave.programs.Shares$Task in the thread of Shares.thread";
    assertTrue(refused.contains(expected), refused::toString);
  }

  /** All at once: a run ends with the first. */
  @Test
  void classesThatCannotBeWoven() {
    Map<String, byte[]> classFiles =
        Map.of("a/Large", large("a/Large"), "a/New", future("a/New"), "a/Newer", future("a/Newer"));
    List<String> found =
        check(classFiles, WeavePolicy.defaults()).uses().stream().map(Use::what).toList();
    assertEquals(3, found.size(), found::toString);
    assertTrue(found.get(0).endsWith("method m exceeds 64 KiB when woven"), found::toString);
    assertTrue(found.get(1).contains("a.New: "), found::toString);
    assertTrue(found.get(2).contains("Unsupported class file version"), found::toString);
  }

  private static byte[] large(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "([I)V", null, null);
    for (int i = 0; i < 9_000; i++) {
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitInsn(Opcodes.ICONST_0);
      method.visitInsn(Opcodes.ICONST_1);
      method.visitInsn(Opcodes.IASTORE);
      method.visitMethodInsn(Opcodes.INVOKESTATIC, name, "f", "()V", false);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] future(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(999, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    return writer.toByteArray();
  }
}
