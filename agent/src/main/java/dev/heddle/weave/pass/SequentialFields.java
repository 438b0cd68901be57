package dev.heddle.weave.pass;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** Fields of sequentially consistent classes become volatile, for the threads of one node too. */
public final class SequentialFields {
  private SequentialFields() {}

  /** Marks the fields of such a class. */
  public static void mark(ClassContext context) {
    if (!context.world().isSequentiallyConsistent(context.name())) {
      return;
    }
    for (FieldNode field : context.node().fields) {
      if ((field.access & Opcodes.ACC_FINAL) == 0) {
        field.access |= Opcodes.ACC_VOLATILE;
      }
    }
  }
}
