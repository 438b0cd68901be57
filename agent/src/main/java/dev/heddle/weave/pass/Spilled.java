package dev.heddle.weave.pass;

import org.objectweb.asm.Type;

/** The topmost operands, parked in local variables. */
final class Spilled {
  private final Type[] types;
  private final int first;
  private final int[] locals;

  private Spilled(Type[] types, int first) {
    this.types = types;
    this.first = first;
    locals = new int[types.length];
  }

  /**
   * Parks the arguments from number {@code first} to the last. STACK: arguments -> those before
   * first.
   */
  static Spilled spill(MethodContext context, Emitter code, Type[] types, int first) {
    Spilled spilled = new Spilled(types, first);
    for (int i = types.length - 1; i >= first; i--) {
      spilled.locals[i] = context.scratch(i);
      code.store(types[i], spilled.locals[i]);
    }
    return spilled;
  }

  void load(Emitter code, int argument) {
    code.load(types[argument], locals[argument]);
  }

  /** Pushes all of them again. */
  void reload(Emitter code) {
    for (int i = first; i < types.length; i++) {
      load(code, i);
    }
  }
}
