package dev.heddle.weave.model;

import org.objectweb.asm.ClassWriter;

/** Computes frames from the hierarchy of bytes; loads no class. */
public final class SafeClassWriter extends ClassWriter {
  private final ClassHierarchy hierarchy;

  public SafeClassWriter(int flags, ClassHierarchy hierarchy) {
    super(flags);
    this.hierarchy = hierarchy;
  }

  @Override
  protected String getCommonSuperClass(String first, String second) {
    return hierarchy.commonSuperClass(first, second);
  }

  @Override
  protected ClassLoader getClassLoader() {
    throw new IllegalStateException("the weaver loads no class");
  }
}
