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
  private boolean mayBeShared;

  Shadow(MethodContext context) {
    handle = context.newLocal(1);
  }

  int handle() {
    return handle;
  }

  /**
   * The handle is kept across executions of a definition: remember the array it is of.
   *
   * @param stale an unshared array may be shared between two executions: remember when it was not
   */
  void keepArray(MethodContext context, boolean stale) {
    if (array < 0) {
      array = context.newLocal(1);
    }
    if (stale) {
      keepEpoch(context);
      mayBeShared = true;
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
    takeEpoch(code);
    forget(code);
  }

  private void forget(Emitter code) {
    code.insn(Opcodes.ACONST_NULL);
    if (array >= 0) {
      code.insn(Opcodes.DUP).astore(array);
    }
    code.astore(handle);
  }

  /** STACK: array -> array. Looks up the handle of a definition that is executed once. */
  void define(Emitter code, String descriptor) {
    takeEpoch(code);
    code.insn(Opcodes.DUP);
    lookUp(code, descriptor);
    keepNothing(code);
  }

  private void keepNothing(Emitter code) {
    if (array >= 0) {
      code.insn(Opcodes.ACONST_NULL).astore(array);
    }
  }

  /**
   * STACK: array -> array. Looks up the handle of a definition in a loop, unless it is kept from
   * the same array, an unshared one until the epoch moves. Only an array of a marked length is
   * kept: while none is, both locals are the constant null to the JIT, and nothing is left of this
   * but the test of the mark.
   */
  void defineAgain(Emitter code, String descriptor) {
    LabelNode look = new LabelNode();
    LabelNode local = new LabelNode();
    LabelNode done = new LabelNode();
    code.insn(Opcodes.DUP).aload(array);
    if (mayBeShared) {
      code.jump(Opcodes.IF_ACMPNE, look);
      code.aload(handle).jump(Opcodes.IFNONNULL, done);
      compareEpoch(code, Opcodes.IF_ICMPEQ, done);
    } else {
      code.jump(Opcodes.IF_ACMPEQ, done);
    }
    code.add(look);
    takeEpoch(code);
    code.insn(Opcodes.DUP);
    code.invokeStatic(Bridge.ARRAY_ACCESS, "isMarked", parameter(descriptor) + 'Z');
    code.jump(Opcodes.IFEQ, local);
    code.insn(Opcodes.DUP);
    code.invokeStatic(Bridge.ARRAY_ACCESS, "shadowOfMarked", ANY + HANDLE).astore(handle);
    code.insn(Opcodes.DUP).astore(array).jump(Opcodes.GOTO, done);
    code.add(local);
    forget(code);
    code.add(done);
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
    keepNothing(code);
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
