package dev.heddle.weave.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.opaque.OpaqueClasses;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** On the JDK that runs the test: the JVM does not verify its own classes, so this must. */
class GuardedMethodsTest {
  private static final Set<String> KIN =
      OpaqueClasses.kin().stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet());

  @Test
  void guardedClassesVerify() throws Exception {
    for (String name : OpaqueClasses.names()) {
      Class<?> opaque = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      for (Class<?> type : OpaqueClasses.withMethods(opaque)) {
        byte[] guarded = guarded(type, OpaqueClasses.isSerial(opaque));
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(
            new ClassReader(guarded), null, false, new PrintWriter(problems, true));
        assertEquals("", problems.toString(), type.getName());
      }
    }
  }

  /**
   * A field that a public method uses is guarded by it, or by the class the method is inherited
   * from.
   */
  @Test
  void everyPublicMethodOfAStringBuilderIsGuarded() throws IOException {
    for (Class<?> type : OpaqueClasses.withMethods(StringBuilder.class)) {
      for (Method method : methods(guarded(type, false))) {
        boolean exempt = method.isStatic() || method.isAbstract() || method.name().startsWith("<");
        if (method.isPublic() && !exempt) {
          assertTrue(
              method.calls().contains("read") || method.calls().contains("write"),
              type + "." + method);
        }
      }
    }
  }

  @Test
  void aReaderReadsAndAWriterWrites() throws IOException {
    List<Method> methods = methods(guarded(StringBuffer.class, false));
    assertEquals(List.of("entered", "read", "exited", "exited"), calls(methods, "length"));
    assertEquals(
        List.of("entered", "write", "exited", "exited"),
        calls(methods, "append(C)Ljava/lang/StringBuffer;"));
    assertEquals(
        List.of("entered", "write", "read", "exited", "exited"),
        calls(methods, "append(Ljava/lang/StringBuffer;)Ljava/lang/StringBuffer;"));
  }

  @Test
  void theEndOfAChangeIsToldWhereTheStateIsSerial() throws IOException {
    List<Method> methods = methods(guarded(java.util.Date.class, true));
    assertEquals(List.of("write", "written", "written"), calls(methods, "setTime"));
    assertEquals(List.of("read"), calls(methods, "getTime"));
    assertEquals(List.of("read", "read"), calls(methods, "after"));
    assertEquals(List.of("read"), calls(methods, "getMillisOf"));
  }

  /** CharArrayWriter synchronises on a lock, which is a point of acquire, and stores after it. */
  @Test
  void whatMayAcquireIsFollowedByACheck() throws IOException {
    assertEquals(
        List.of("write", "entered", "write", "exited", "exited"),
        calls(methods(guarded(CharArrayWriter.class, false)), "write(I)V"));
    assertEquals(
        List.of("write", "write"),
        calls(methods(guarded(StringJoiner.class, false)), "add(Ljava/lang/CharSequence;)"));
  }

  @Test
  void namesTellReadersFromWriters() {
    for (String read :
        List.of("indexOf", "inDaylightTime", "toString", "get", "parse", "hashCode")) {
      assertTrue(GuardedMethods.isRead(read), read);
    }
    for (String write : List.of("insert", "set", "append", "find", "nextToken", "add", "reset")) {
      assertFalse(GuardedMethods.isRead(write), write);
    }
  }

  private record Method(int access, String name, List<String> calls) {
    boolean isPublic() {
      return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    boolean isStatic() {
      return (access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isAbstract() {
      return (access & Opcodes.ACC_ABSTRACT) != 0;
    }
  }

  private static List<String> calls(List<Method> methods, String name) {
    return methods.stream()
        .filter(m -> m.name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .calls();
  }

  private static byte[] guarded(Class<?> type, boolean serial) throws IOException {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getModule().getResourceAsStream(resource)) {
      return GuardedMethods.guard(in.readAllBytes(), KIN, serial);
    }
  }

  private static List<Method> methods(byte[] classFile) {
    List<Method> methods = new ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                List<String> calls = new ArrayList<>();
                methods.add(new Method(access, name + descriptor, calls));
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String with, boolean isInterface) {
                    if (owner.startsWith("dev/heddle/bridge/")) {
                      calls.add(called);
                    }
                  }
                };
              }
            },
            0);
    return methods;
  }
}
