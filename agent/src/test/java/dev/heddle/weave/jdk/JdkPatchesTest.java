package dev.heddle.weave.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** On the JDK that runs the test: the JVM does not verify its own classes, so this must. */
class JdkPatchesTest {
  @Test
  void patchedClassesVerify() throws IOException {
    Set<String> classes = new HashSet<>(JdkPatches.ofSeveralNodes());
    classes.addAll(JdkPatches.ofEveryRun());
    for (String name : classes) {
      byte[] patched = JdkPatches.patch(name, classFile(name));
      StringWriter problems = new StringWriter();
      CheckClassAdapter.verify(
          new ClassReader(patched), null, false, new PrintWriter(problems, true));
      assertEquals("", problems.toString(), name);
      boolean isOnlyCompiledAnew = name.startsWith("java/util/ImmutableCollections");
      assertTrue(
          isOnlyCompiledAnew || bridgeCalls(patched) > bridgeCalls(classFile(name)),
          name + " is as it was");
    }
  }

  @Test
  void theStreamAsksBeforeItReads() throws IOException {
    String stream = "java/io/ObjectOutputStream";
    int calls = bridgeCalls(JdkPatches.patch(stream, classFile(stream)));
    assertEquals(5, calls, "fields, array, element of an array of references, two refusals");
  }

  @Test
  void everyConstructorOfAReferenceTellsOfTheReferent()
      throws ReflectiveOperationException, IOException {
    for (String name : ReferentNamed.OWNERS) {
      int constructors = Class.forName(name.replace('/', '.')).getConstructors().length;
      assertEquals(constructors, bridgeCalls(JdkPatches.patch(name, classFile(name))), name);
    }
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = Object.class.getModule().getResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  private static int bridgeCalls(byte[] classFile) {
    int[] calls = new int[1];
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String desc, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String method, String desc, boolean isInterface) {
                    calls[0] += owner.startsWith("dev/heddle/bridge/") ? 1 : 0;
                  }
                };
              }
            },
            0);
    return calls[0];
  }
}
