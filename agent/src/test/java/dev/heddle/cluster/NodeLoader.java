package dev.heddle.cluster;

import dev.heddle.weave.ClassSource;
import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.Weaver;
import java.util.List;

/** One node's classes: its own Heddle, its own woven program. */
final class NodeLoader extends ClassLoader {
  private static final String HEDDLE = "dev.heddle.";

  /** Programs that are full of data races are sequentially consistent. */
  static final WeavePolicy POLICY =
      new WeavePolicy(List.of(), List.of(), List.of("dev.heddle.apps.memory.Racy**"));

  private final Weaver weaver = new Weaver(POLICY);
  private final ClassSource source;

  NodeLoader(ClassLoader parent) {
    super(parent);
    this.source = ClassSource.of(parent);
  }

  /** A program's class: of the test programs, or of the tests' own. */
  private static boolean isProgram(String name) {
    return name.startsWith("dev.heddle.apps.") || name.startsWith("dev.heddle.cluster.program.");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(HEDDLE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    byte[] bytes = source.classFile(internalName);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] defined = isProgram(name) ? weaver.weave(internalName, bytes, source) : bytes;
    return defineClass(name, defined, 0, defined.length);
  }
}
