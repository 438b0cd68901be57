package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.Redirect;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Buffers that take part in a call of code that is not woven: the arrays they wrap are checked. */
public final class ForeignBuffers implements MethodPass {
  private static final Pattern BUFFER = Pattern.compile("java/nio/(Mapped)?[A-Z][a-z]*Buffer");
  private static final Pattern READS =
      Pattern.compile(
          "get.*|equals|compareTo|mismatch|hashCode|toString|charAt|chars|write|decode");
  private static final Pattern HIDES = Pattern.compile("as[A-Z].*Buffer");

  /** What looks at no element. */
  private static final Set<String> HARMLESS =
      Set.of(
          "position",
          "limit",
          "flip",
          "clear",
          "rewind",
          "mark",
          "reset",
          "remaining",
          "hasRemaining",
          "capacity",
          "order",
          "array",
          "arrayOffset",
          "hasArray",
          "isDirect",
          "isReadOnly",
          "duplicate",
          "slice",
          "alignedSlice",
          "getClass");

  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof MethodInsnNode call
          && insn.getOpcode() != Opcodes.INVOKESPECIAL
          && mentionsBuffer(call)
          && !call.owner.startsWith("dev/heddle/bridge/")
          && context.flow().isReachable(insn)
          && context.world().mayReachForeign(call.owner, call.name, call.desc)) {
        check(context, call);
      }
    }
  }

  private static boolean mentionsBuffer(MethodInsnNode call) {
    return call.desc.contains("Ljava/nio/") || call.owner.startsWith("java/nio/");
  }

  private static void check(MethodContext context, MethodInsnNode call) {
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    String descriptor = isStatic ? call.desc : Redirect.receiverFirst(call.owner, call.desc);
    Type[] arguments = Type.getArgumentTypes(descriptor);
    int first = -1;
    for (int i = arguments.length - 1; i >= 0; i--) {
      if (isChecked(call, arguments, i, isStatic)) {
        first = i;
      }
    }
    if (first < 0) {
      return;
    }
    Emitter code = new Emitter();
    Spilled spilled = Spilled.spill(context, code, arguments, first);
    for (int i = first; i < arguments.length; i++) {
      if (isChecked(call, arguments, i, isStatic)) {
        spilled.load(code, i);
        // STACK: .., buffer
        code.invokeStatic(Bridge.BUFFER_OPS, hook(call), "(Ljava/nio/Buffer;)V");
      }
    }
    spilled.reload(code);
    context.insertBefore(call, code);
  }

  private static boolean isChecked(MethodInsnNode call, Type[] arguments, int i, boolean isStatic) {
    if (arguments[i].getSort() != Type.OBJECT
        || !BUFFER.matcher(arguments[i].getInternalName()).matches()) {
      return false;
    }
    return i > 0 || isStatic || !HARMLESS.contains(call.name);
  }

  /** Whether the call makes a view of a buffer that is refused over a shared array. */
  public static boolean hides(String owner, String name) {
    return BUFFER.matcher(owner).matches() && HIDES.matcher(name).matches();
  }

  private static String hook(MethodInsnNode call) {
    if (HIDES.matcher(call.name).matches()) {
      return "hide";
    }
    return READS.matcher(call.name).matches() ? "read" : "write";
  }
}
