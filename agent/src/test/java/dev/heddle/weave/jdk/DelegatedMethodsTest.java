package dev.heddle.weave.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.opaque.DelegatedClasses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** On the JDK that runs the test: the JVM does not verify its own classes, so this must. */
class DelegatedMethodsTest {
  private static final int FEWEST = 100;

  @Test
  void delegatedClassesVerify() throws Exception {
    Set<Class<?>> all = new HashSet<>();
    for (String room : List.of("java/io", "java/net", "java/nio", "java/util", "sun/nio/ch")) {
      for (Class<?> type : delegated(room)) {
        all.addAll(DelegatedClasses.withMethods(type));
      }
    }
    assertTrue(all.size() >= FEWEST, all::toString);
    for (Class<?> type : all) {
      StringWriter problems = new StringWriter();
      CheckClassAdapter.verify(
          new ClassReader(delegating(type)), null, false, new PrintWriter(problems, true));
      assertEquals("", problems.toString(), type.getName());
    }
  }

  @Test
  void methodsAskWhoseTheObjectIs() throws IOException {
    Map<String, List<String>> calls = calls(delegating(RandomAccessFile.class));
    assertEquals(
        List.of("isStandIn", "RandomAccessFile.seek (J)V", "Long.valueOf", "call"),
        calls.get("seek(J)V"));
    assertEquals(
        List.of(
            "isStandIn",
            "RandomAccessFile.read ([BII)I",
            "Integer.valueOf",
            "Integer.valueOf",
            "call",
            "Number.intValue"),
        calls.get("read([BII)I"));
  }

  @Test
  void whatOnlyOriginalsCallIsLeft() throws IOException {
    Map<String, List<String>> calls = calls(delegating(BufferedReader.class));
    assertEquals(List.of(), calls.get("<init>(Ljava/io/Reader;)V"));
    assertEquals(List.of(), calls.get("fill()V"));
    assertEquals("isStandIn", calls.get("readLine()Ljava/lang/String;").get(0));
  }

  private static List<Class<?>> delegated(String room) throws Exception {
    FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
    Path base = jrt.getPath("/modules/java.base");
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(base.resolve(room))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = base.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - 6), false, null);
        if (!type.isInterface() && DelegatedClasses.contains(type)) {
          found.add(type);
        }
      }
    }
    return found;
  }

  private static byte[] delegating(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/');
    try (InputStream in = type.getModule().getResourceAsStream(name + ".class")) {
      return DelegatedMethods.delegate(name, in.readAllBytes());
    }
  }

  /** What each method calls of the bridge and of boxes, and the key it names. */
  private static Map<String, List<String>> calls(byte[] classFile) {
    Map<String, List<String>> methods = new TreeMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                List<String> calls = new ArrayList<>();
                methods.put(name + descriptor, calls);
                return new Calls(calls);
              }
            },
            0);
    return methods;
  }

  private static final class Calls extends MethodVisitor {
    private final List<String> calls;

    Calls(List<String> calls) {
      super(Opcodes.ASM9);
      this.calls = calls;
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String key && key.startsWith("java/io/")) {
        calls.add(key.substring("java/io/".length()));
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.startsWith("dev/heddle/bridge/")) {
        calls.add(name);
      } else if (name.equals("valueOf") || name.equals("intValue")) {
        calls.add(owner.substring(owner.lastIndexOf('/') + 1) + '.' + name);
      }
    }
  }
}
