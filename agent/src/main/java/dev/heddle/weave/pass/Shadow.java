package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;

/**
 * The local variables that hold an array's handle: for one local variable of the method, or for one
 * instruction that defines an array on the stack. A null handle stands for an unshared array.
 */
final class Shadow {
  private static final String ANY = "(Ljava/lang/Object;)";
  private static final String HANDLE = Bridge.descriptor(Bridge.ARRAY_HANDLE);

  private final int handle;
  private int array = -1;
  private int epoch = -1;

  Shadow(MethodContext context) {
    handle = context.newLocal(1);
  }

  int handle() {
    return handle;
  }

  /** The handle is kept across executions of its definition: remember the array it is of. */
  void keepArray(MethodContext context) {
    if (array < 0) {
      array = context.newLocal(1);
    }
  }

  /** The handle may have to be looked up again: remember the promotion epoch it is of. */
  void keepEpoch(MethodContext context) {
    if (epoch < 0) {
      epoch = context.newLocal(1);
    }
  }

  void initialize(Emitter code) {
    code.insn(Opcodes.ACONST_NULL).astore(handle);
    if (array >= 0) {
      code.insn(Opcodes.ACONST_NULL).astore(array);
    }
    if (epoch >= 0) {
      code.insn(Opcodes.ICONST_M1).var(Opcodes.ISTORE, epoch);
    }
  }

  /** STACK: array -> array. The handle is that of an unshared array. */
  void setLocal(Emitter code) {
    code.insn(Opcodes.ACONST_NULL).astore(handle);
    if (array >= 0) {
      code.insn(Opcodes.DUP).astore(array);
    }
  }

  /**
   * STACK: array -> array. Looks up the handle, unless it is kept for this very array.
   *
   * @param stale an array kept from before may have been shared since
   */
  void define(Emitter code, String descriptor, boolean stale) {
    LabelNode kept = new LabelNode();
    if (array >= 0) {
      LabelNode other = new LabelNode();
      code.insn(Opcodes.DUP).aload(array);
      if (stale) {
        code.jump(Opcodes.IF_ACMPNE, other);
        compareEpoch(code, Opcodes.IF_ICMPEQ, kept);
        code.add(other);
      } else {
        code.jump(Opcodes.IF_ACMPEQ, kept);
      }
      code.insn(Opcodes.DUP).astore(array);
    }
    takeEpoch(code);
    code.insn(Opcodes.DUP);
    lookUp(code, descriptor);
    if (array >= 0) {
      code.add(kept);
    }
  }

  /** Looks the handle of a local variable's array up again if the epoch has moved. */
  void refresh(Emitter code, int local, String descriptor) {
    LabelNode fresh = new LabelNode();
    compareEpoch(code, Opcodes.IF_ICMPEQ, fresh);
    reload(code, local, descriptor);
    code.add(fresh);
  }

  /** Looks the handle of a local variable's array up. */
  void reload(Emitter code, int local, String descriptor) {
    takeEpoch(code);
    code.aload(local);
    lookUp(code, descriptor);
    if (array >= 0) {
      code.aload(local).astore(array);
    }
  }

  private void compareEpoch(Emitter code, int opcode, LabelNode target) {
    code.field(Opcodes.GETSTATIC, Bridge.ARRAY_ACCESS, "epoch", "I");
    code.var(Opcodes.ILOAD, epoch).jump(opcode, target);
  }

  /** Before the look-up, so that a promotion during it is noticed. */
  private void takeEpoch(Emitter code) {
    if (epoch >= 0) {
      code.field(Opcodes.GETSTATIC, Bridge.ARRAY_ACCESS, "epoch", "I");
      code.var(Opcodes.ISTORE, epoch);
    }
  }

  /** STACK: array -> . */
  private void lookUp(Emitter code, String descriptor) {
    code.invokeStatic(Bridge.ARRAY_ACCESS, "shadow", parameter(descriptor) + HANDLE);
    code.astore(handle);
  }

  private static String parameter(String descriptor) {
    if (descriptor == null || !descriptor.startsWith("[")) {
      return ANY;
    }
    return descriptor.length() == 2 ? '(' + descriptor + ')' : "([Ljava/lang/Object;)";
  }
}
