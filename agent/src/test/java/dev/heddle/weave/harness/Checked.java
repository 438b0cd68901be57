package dev.heddle.weave.harness;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/** ASM's checker, with the dataflow that needs no class to be loaded. */
public final class Checked {
  private Checked() {}

  /** Throws what the checker finds wrong. */
  public static void check(byte[] classFile) {
    new ClassReader(classFile).accept(new CheckClassAdapter(new ClassNode(), true), 0);
  }
}
