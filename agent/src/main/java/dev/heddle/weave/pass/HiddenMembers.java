package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import java.util.ArrayList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Gives the topmost woven class of a hierarchy the members of {@code dev.heddle.bridge.Shared}. */
public final class HiddenMembers {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final int FIELD =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
  private static final int METHOD = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;

  private HiddenMembers() {}

  /** Adds them where the class is topmost. */
  public static void add(ClassContext context) {
    if (!context.world().isTopmost(context.info())) {
      return;
    }
    context.node().interfaces = new ArrayList<>(context.node().interfaces);
    context.node().interfaces.add(Bridge.SHARED);
    context.node().fields.add(new FieldNode(FIELD, Bridge.STATE, "I", null, null));
    context.node().fields.add(new FieldNode(FIELD, Bridge.META, OBJECT, null, null));
    addGetter(context, Bridge.STATE, "I", Opcodes.IRETURN);
    addGetter(context, Bridge.META, OBJECT, Opcodes.ARETURN);
    Emitter code = new Emitter();
    code.aload(0).aload(1).field(Opcodes.PUTFIELD, context.name(), Bridge.META, OBJECT);
    code.insn(Opcodes.RETURN);
    addMethod(context, Bridge.META, '(' + OBJECT + ")V", code);
  }

  private static void addGetter(
      ClassContext context, String field, String descriptor, int returnOpcode) {
    Emitter code = new Emitter();
    code.aload(0).field(Opcodes.GETFIELD, context.name(), field, descriptor);
    code.insn(returnOpcode);
    addMethod(context, field, "()" + descriptor, code);
  }

  private static void addMethod(
      ClassContext context, String name, String descriptor, Emitter code) {
    MethodNode method = new MethodNode(METHOD, name, descriptor, null, null);
    method.instructions.add(code.list());
    context.node().methods.add(method);
  }
}
