package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.FieldInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives a class with mutable statics its {@code heddle$statics} word and the hidden methods through
 * which accesses are checked. Their names contain the class, so that a subclass does not hide them.
 */
public final class StaticAccessors {
  static final String READ = "read";
  static final String WRITE = "write";
  static final String VOLATILE_READ = "volatileRead";
  static final String BEGIN_WRITE = "beginWrite";
  static final String END_WRITE = "endWrite";

  private static final int HIDDEN_STATIC =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private StaticAccessors() {}

  static String name(String kind, String owner) {
    return Bridge.HIDDEN + kind + '$' + owner.replace('/', '$');
  }

  /** Adds the members that the class's statics ask for. */
  public static void add(ClassContext context) {
    boolean plain = false;
    boolean cell = false;
    for (FieldInfo field : context.info().fields().values()) {
      if (field.isStatic() && !field.isFinal()) {
        boolean isVolatile = context.world().isVolatile(field);
        plain |= !isVolatile;
        cell |= isVolatile;
      }
    }
    if (!plain && !cell) {
      return;
    }
    context.node().fields.add(new FieldNode(HIDDEN_STATIC, Bridge.STATICS, "I", null, null));
    if (plain) {
      addCheck(context, READ, Bridge.FIELD_ACCESS, "readStatics");
      addCheck(context, WRITE, Bridge.FIELD_ACCESS, "writeStatics");
    }
    if (cell) {
      addCheck(context, VOLATILE_READ, Bridge.VOLATILES, "readStatics");
      addBeginWrite(context);
      addEndWrite(context);
    }
  }

  private static void addCheck(ClassContext context, String kind, String hooks, String hook) {
    Emitter code = new Emitter();
    LabelNode ok = new LabelNode();
    code.field(Opcodes.GETSTATIC, context.name(), Bridge.STATICS, "I");
    code.jump(Opcodes.IFEQ, ok);
    context.pushClass(code);
    code.field(Opcodes.GETSTATIC, context.name(), Bridge.STATICS, "I");
    // STACK: class, state
    code.invokeStatic(hooks, hook, "(Ljava/lang/Class;I)V");
    code.add(ok).insn(Opcodes.RETURN);
    addMethod(context, kind, "()V", code);
  }

  private static void addBeginWrite(ClassContext context) {
    Emitter code = new Emitter();
    context.pushClass(code);
    code.invokeStatic(Bridge.VOLATILES, "beginWriteStatics", "(Ljava/lang/Class;)I");
    code.insn(Opcodes.IRETURN);
    addMethod(context, BEGIN_WRITE, "()I", code);
  }

  private static void addEndWrite(ClassContext context) {
    Emitter code = new Emitter();
    context.pushClass(code);
    code.var(Opcodes.ILOAD, 0);
    // STACK: class, kept
    code.invokeStatic(Bridge.VOLATILES, "endWrite", "(Ljava/lang/Object;I)V");
    code.insn(Opcodes.RETURN);
    addMethod(context, END_WRITE, "(I)V", code);
  }

  private static void addMethod(
      ClassContext context, String kind, String descriptor, Emitter code) {
    MethodNode method =
        new MethodNode(HIDDEN_STATIC, name(kind, context.name()), descriptor, null, null);
    method.instructions.add(code.list());
    context.node().methods.add(method);
  }
}
