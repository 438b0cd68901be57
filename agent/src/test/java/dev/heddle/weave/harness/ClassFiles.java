package dev.heddle.weave.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Class files of this test class path. */
public final class ClassFiles {
  private ClassFiles() {}

  /** The bytes of a class. */
  public static byte[] of(String internalName) {
    String resource = internalName + ".class";
    try (InputStream in = ClassFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class with all classes nested in it, by internal name. */
  public static Map<String, byte[]> nestOf(String name) {
    String top = name.replace('.', '/');
    Map<String, byte[]> found = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(top);
    while (!open.isEmpty()) {
      String next = open.remove();
      if (found.containsKey(next)) {
        continue;
      }
      byte[] bytes = of(next);
      found.put(next, bytes);
      new ClassReader(bytes)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public void visitInnerClass(String inner, String outer, String simple, int access) {
                  if (inner.startsWith(top + "$")) {
                    open.add(inner);
                  }
                }
              },
              ClassReader.SKIP_CODE);
    }
    return found;
  }
}
