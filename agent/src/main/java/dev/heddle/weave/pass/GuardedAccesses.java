package dev.heddle.weave.pass;

import dev.heddle.weave.model.Bridge;
import dev.heddle.weave.model.Redirect;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Accesses by VarHandle, {@code Field.set} and {@code Unsafe}: each becomes a call of a hidden
 * method of this class, one per operation and shape, that keeps the cell around the access.
 *
 * <pre>
 *   static boolean heddle$guarded$0(VarHandle h, Counter c, int expected, int value) {
 *     int kept = HandleOps.beginField(h, c, X.class, false);
 *     try { return h.compareAndSet(c, expected, value); }
 *     finally { HandleOps.endField(h, c, X.class, false, kept); }
 *   }
 * </pre>
 */
public final class GuardedAccesses implements MethodPass {
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String FIELD = "java/lang/reflect/Field";
  private static final Set<String> UNSAFE = Set.of("sun/misc/Unsafe", "jdk/internal/misc/Unsafe");
  private static final Set<String> READS = Set.of("get", "getVolatile", "getAcquire", "getOpaque");
  private static final Set<String> WRITES = Set.of("set", "setVolatile", "setRelease", "setOpaque");

  @Override
  public void apply(MethodContext context) {
    if (!context.world().isChecked() || context.method().name.startsWith(Bridge.GUARDED)) {
      return;
    }
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKEVIRTUAL) {
        Guard guard = guardOf(context.owner(), call);
        if (guard != null) {
          guard(context.owner(), call, guard);
        }
      }
    }
  }

  /**
   * The bridge methods of one kind of access.
   *
   * @param read whether it only reads
   * @param arguments how many of the receiver and the arguments the bridge methods take
   * @param first the first of them: 0 is the receiver
   * @param plain whether it is a plain access; null where the bridge does not ask
   * @param user whether the bridge asks for the class
   */
  private record Guard(
      String target, boolean read, int first, int arguments, boolean user, Boolean plain) {}

  private static Guard guardOf(ClassContext context, MethodInsnNode call) {
    if (call.owner.equals(VAR_HANDLE)) {
      return ofHandle(call);
    }
    Type[] arguments = Type.getArgumentTypes(call.desc);
    if (call.owner.equals(FIELD)) {
      return call.name.startsWith("set") && arguments.length == 2
          ? new Guard("Set", false, 0, 2, false, null)
          : null;
    }
    boolean byOffset = call.desc.startsWith("(Ljava/lang/Object;J");
    if (!byOffset || !UNSAFE.contains(call.owner) || context.world().isWoven(call.owner)) {
      return null;
    }
    boolean read = call.name.startsWith("get") && !call.name.startsWith("getAnd");
    boolean write =
        call.name.matches("put.*|getAnd.*|compareAnd.*|weakCompareAnd.*") && arguments.length > 2;
    return read || write ? new Guard("Offset", read, 1, 2, false, null) : null;
  }

  private static Guard ofHandle(MethodInsnNode call) {
    int values = valuesOf(call.name);
    if (values < 0) {
      return null;
    }
    boolean read = READS.contains(call.name);
    Boolean plain = call.name.equals("get") || call.name.equals("set");
    Type[] arguments = Type.getArgumentTypes(call.desc);
    return switch (arguments.length - values) {
      case 0 -> new Guard("Static", read, 0, 1, true, plain);
      case 1 -> isReference(arguments[0]) ? new Guard("Field", read, 0, 2, true, plain) : null;
      case 2 ->
          isReference(arguments[0]) && arguments[1].equals(Type.INT_TYPE)
              ? new Guard("Element", read, 0, 3, false, plain)
              : null;
      default -> null;
    };
  }

  /** How many values an access mode takes after its coordinates; -1 for any other method. */
  private static int valuesOf(String name) {
    if (READS.contains(name)) {
      return 0;
    }
    if (WRITES.contains(name) || name.startsWith("getAnd")) {
      return 1;
    }
    boolean exchanges =
        name.startsWith("compareAndSet")
            || name.startsWith("compareAndExchange")
            || name.startsWith("weakCompareAndSet");
    return exchanges ? 2 : -1;
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private static void guard(ClassContext context, MethodInsnNode call, Guard guard) {
    String descriptor = Redirect.receiverFirst(call.owner, call.desc);
    String key = call.owner + '.' + call.name + call.desc;
    String name =
        context.outlinedAs(
            key,
            () -> {
              String fresh = context.nextName(Bridge.GUARDED);
              outline(context, fresh, descriptor, call, guard);
              return fresh;
            });
    call.setOpcode(Opcodes.INVOKESTATIC);
    call.owner = context.name();
    call.name = name;
    call.desc = descriptor;
    call.itf = context.info().isInterface();
  }

  private static void outline(
      ClassContext context, String name, String descriptor, MethodInsnNode call, Guard guard) {
    Shape shape = new Shape(descriptor);
    Emitter code = new Emitter();
    bridge(context, code, shape, guard, guard.read() ? "beginRead" : "begin");
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode handler = new LabelNode();
    // STACK: kept
    code.var(Opcodes.ISTORE, shape.kept).add(start);
    access(code, shape, call);
    // STACK: (result)
    code.add(end);
    bridge(context, code, shape, guard, "end");
    code.insn(shape.result.getOpcode(Opcodes.IRETURN)).add(handler);
    // STACK: exception
    bridge(context, code, shape, guard, "end");
    code.insn(Opcodes.ATHROW);
    MethodNode method = context.outlineStatic(name, descriptor, code);
    method.maxLocals = shape.kept + 1;
    method.maxStack += 2;
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, null));
  }

  /** The types and local variables of a hidden method. */
  private static final class Shape {
    final Type[] arguments;
    final int[] locals;
    final Type result;
    final int kept;

    Shape(String descriptor) {
      arguments = Type.getArgumentTypes(descriptor);
      result = Type.getReturnType(descriptor);
      locals = new int[arguments.length];
      int next = 0;
      for (int i = 0; i < arguments.length; i++) {
        locals[i] = next;
        next += arguments[i].getSize();
      }
      kept = next;
    }
  }

  /** STACK: -> (result). */
  private static void access(Emitter code, Shape shape, MethodInsnNode call) {
    for (int i = 0; i < shape.arguments.length; i++) {
      code.load(shape.arguments[i], shape.locals[i]);
    }
    code.invokeVirtual(call.owner, call.name, call.desc);
  }

  /** STACK: -> (kept), whatever lies below. */
  private static void bridge(
      ClassContext context, Emitter code, Shape shape, Guard guard, String what) {
    StringBuilder descriptor = new StringBuilder("(");
    for (int i = guard.first(); i < guard.first() + guard.arguments(); i++) {
      code.load(shape.arguments[i], shape.locals[i]);
      boolean isHandle = i == 0;
      boolean reference = isReference(shape.arguments[i]) && !isHandle;
      descriptor.append(reference ? "Ljava/lang/Object;" : shape.arguments[i].getDescriptor());
    }
    if (guard.user()) {
      context.pushClass(code);
      descriptor.append("Ljava/lang/Class;");
    }
    if (guard.plain() != null) {
      code.push(guard.plain() ? 1 : 0);
      descriptor.append('Z');
    }
    if (what.equals("end")) {
      code.var(Opcodes.ILOAD, shape.kept);
      descriptor.append('I');
    }
    descriptor.append(what.equals("end") ? ")V" : ")I");
    code.invokeStatic(Bridge.HANDLE_OPS, what + guard.target(), descriptor.toString());
  }
}
