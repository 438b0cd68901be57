package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Outlines each lambda site into a hidden static method {@code heddle$lambda$N} of its captures, so
 * that another node can make the same lambda by calling it. A method reference to something that
 * weaving changes (a redirected or substituted method) is first made a reference to a hidden method
 * that calls it, and that is woven as any other.
 */
public final class Lambdas implements MethodPass {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  @Override
  public void apply(MethodContext context) {
    if (context.method().name.startsWith(Bridge.LAMBDA)) {
      return;
    }
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof InvokeDynamicInsnNode site && site.bsm.getOwner().equals(METAFACTORY)) {
        Handle target = (Handle) site.bsmArgs[1];
        if (isChanged(context.owner(), target)) {
          site.bsmArgs[1] = reference(context.owner(), target, site.desc);
        }
        outline(context, site);
      }
    }
  }

  private static void outline(MethodContext context, InvokeDynamicInsnNode site) {
    ClassContext owner = context.owner();
    String name = owner.nextName(Bridge.LAMBDA);
    Emitter code = new Emitter();
    int local = 0;
    for (Type capture : Type.getArgumentTypes(site.desc)) {
      code.load(capture, local);
      local += capture.getSize();
    }
    code.add(new InvokeDynamicInsnNode(site.name, site.desc, site.bsm, site.bsmArgs));
    code.insn(Opcodes.ARETURN);
    owner.outlineStatic(name, site.desc, code);
    context
        .method()
        .instructions
        .set(
            site,
            new MethodInsnNode(
                Opcodes.INVOKESTATIC, owner.name(), name, site.desc, owner.info().isInterface()));
  }

  private static boolean isChanged(ClassContext context, Handle target) {
    String owner = target.getOwner();
    if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL && context.world().instance(owner) != null) {
      return true;
    }
    return (owner.startsWith("[") && target.getName().equals("clone"))
        || ForeignArrays.isForeign(context, owner, target.getName(), target.getDesc())
        || context.world().redirect(owner, target.getName(), target.getDesc()).isPresent();
  }

  /** A hidden static method that does what the target does, and a handle to it. */
  private static Handle reference(ClassContext context, Handle target, String siteDescriptor) {
    String descriptor = staticDescriptor(target, siteDescriptor);
    Emitter code = new Emitter();
    if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      code.type(Opcodes.NEW, target.getOwner()).insn(Opcodes.DUP);
    }
    int local = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.load(argument, local);
      local += argument.getSize();
    }
    code.add(
        new MethodInsnNode(
            opcode(target.getTag()),
            target.getOwner(),
            target.getName(),
            target.getDesc(),
            target.isInterface()));
    code.insn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    String name = context.nextName(Bridge.REFERENCE);
    context.outlineStatic(name, descriptor, code);
    return new Handle(
        Opcodes.H_INVOKESTATIC, context.name(), name, descriptor, context.info().isInterface());
  }

  /** The receiver first. A captured receiver must have exactly the type it is captured with. */
  private static String staticDescriptor(Handle target, String siteDescriptor) {
    String descriptor = target.getDesc();
    if (target.getTag() == Opcodes.H_INVOKESTATIC) {
      return descriptor;
    }
    String owner = Type.getObjectType(target.getOwner()).getDescriptor();
    if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return descriptor.substring(0, descriptor.length() - 1) + owner;
    }
    Type[] captures = Type.getArgumentTypes(siteDescriptor);
    String receiver = captures.length == 0 ? owner : captures[0].getDescriptor();
    return '(' + receiver + descriptor.substring(1);
  }

  private static int opcode(int tag) {
    return switch (tag) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_NEWINVOKESPECIAL, Opcodes.H_INVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> Opcodes.INVOKEVIRTUAL;
    };
  }
}
