package dev.heddle.weave.pass;

import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.RenamedClasses;
import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.Redirect;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Redirects calls of JDK methods as {@code World} says; calls by {@code super.} stay, but for final
 * methods that a twin has a static one for. The twin itself may call the JDK's. Twins park without
 * the spin points of a program that parks: all they share is under monitors.
 */
public final class Redirecting implements MethodPass {
  private static final String LOCK_SUPPORT = "java/util/concurrent/locks/LockSupport";

  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof MethodInsnNode call && mayBeRedirected(context, call)) {
        Optional<Redirect> redirect = context.world().redirect(call.owner, call.name, call.desc);
        redirect
            .filter(found -> !found.owner().equals(context.owner().name()))
            .ifPresent(found -> redirect(context, call, found));
      }
    }
  }

  private static boolean mayBeRedirected(MethodContext context, MethodInsnNode call) {
    boolean parks = call.owner.equals(LOCK_SUPPORT) && call.name.startsWith("park");
    if (parks && Catalogue.isWritten(context.owner().name())) {
      return false;
    }
    return call.getOpcode() != Opcodes.INVOKESPECIAL
        || context.world().finalMethod(call.owner, call.name, call.desc).isPresent();
  }

  private static void redirect(MethodContext context, MethodInsnNode call, Redirect redirect) {
    switch (redirect.kind()) {
      case INSTEAD -> instead(context, call, redirect);
      case BEFORE -> before(context, call, redirect);
      case AFTER -> after(context, call, redirect);
      case WRAP -> wrap(context, call, redirect);
    }
  }

  private static void instead(MethodContext context, MethodInsnNode call, Redirect redirect) {
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      call.desc = Redirect.receiverFirst(receiver(context, call, redirect), call.desc);
      call.setOpcode(Opcodes.INVOKESTATIC);
    }
    call.owner = redirect.owner();
    call.name = redirect.name();
    call.itf = false;
  }

  /** The receiver's type in the bridge: the class that the bridge class stands for. */
  private static String receiver(MethodContext context, MethodInsnNode call, Redirect redirect) {
    return switch (redirect.owner()) {
      case Bridge.OBJECT_OPS -> "java/lang/Object";
      case Bridge.GROUP_OPS -> "java/lang/ThreadGroup";
      case Bridge.THREAD_OPS ->
          call.owner.equals("java/util/concurrent/TimeUnit") ? call.owner : "java/lang/Thread";
      case RenamedClasses.METHODS -> RenamedClasses.MAP;
      default -> context.world().finalMethod(call.owner, call.name, call.desc).orElse(call.owner);
    };
  }

  private static void before(MethodContext context, MethodInsnNode call, Redirect redirect) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    String descriptor = isStatic ? call.desc : Redirect.receiverFirst(call.owner, call.desc);
    Type[] arguments = Type.getArgumentTypes(descriptor);
    Emitter code = new Emitter();
    String hook = Type.getMethodDescriptor(Type.VOID_TYPE, arguments);
    if (!isStatic && arguments.length == 1) {
      // Without a local variable: the message of a NullPointerException names the program's own.
      code.insn(Opcodes.DUP).invokeStatic(redirect.owner(), redirect.name(), hook);
      context.insertBefore(call, code);
      return;
    }
    Spilled spilled = Spilled.spill(context, code, arguments, 0);
    // STACK: (receiver and arguments in locals)
    spilled.reload(code);
    code.invokeStatic(redirect.owner(), redirect.name(), hook);
    spilled.reload(code);
    // STACK: receiver, arguments
    context.insertBefore(call, code);
  }

  private static void wrap(MethodContext context, MethodInsnNode call, Redirect redirect) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    String descriptor = isStatic ? call.desc : Redirect.receiverFirst(call.owner, call.desc);
    Emitter before = new Emitter();
    Spilled spilled = Spilled.spill(context, before, Type.getArgumentTypes(descriptor), 0);
    spilled.reload(before);
    // STACK: receiver, arguments
    context.insertBefore(call, before);
    String result = Type.getReturnType(call.desc).getDescriptor();
    Emitter after = new Emitter();
    // STACK: result
    spilled.reload(after);
    // STACK: result, receiver, arguments
    after.invokeStatic(redirect.owner(), redirect.name(), '(' + result + descriptor.substring(1));
    context.insertAfter(call, after);
  }

  private static void after(MethodContext context, MethodInsnNode call, Redirect redirect) {
    String result = Type.getReturnType(call.desc).getDescriptor();
    Emitter code = new Emitter();
    // STACK: result
    code.invokeStatic(redirect.owner(), redirect.name(), '(' + result + ')' + result);
    context.insertAfter(call, code);
  }
}
