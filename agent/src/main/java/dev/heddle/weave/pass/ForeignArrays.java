package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.model.Bridge;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Arrays passed to code that is not woven: it accesses elements without checks, so the whole array
 * is made valid first, and writable unless the method is known to read only. Methods of {@code
 * java.util.Arrays} with a range validate the range alone.
 */
public final class ForeignArrays implements MethodPass {
  private static final Set<String> READING_OWNERS =
      Set.of(
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/lang/Character",
          "java/io/PrintStream",
          "java/io/PrintWriter",
          "java/util/List",
          "java/util/Set",
          "java/util/Map",
          "java/util/Objects",
          "java/util/Formatter",
          "java/util/Locale",
          "java/lang/reflect/Method",
          "java/lang/reflect/Constructor",
          "java/lang/reflect/Proxy",
          "java/lang/Class",
          "java/math/BigInteger",
          "java/util/stream/Stream",
          "java/util/stream/IntStream",
          "java/util/stream/LongStream",
          "java/util/stream/DoubleStream",
          "java/util/EnumSet",
          "java/util/StringJoiner");

  private static final Set<String> READING_ARRAYS =
      Set.of(
          "asList",
          "binarySearch",
          "compare",
          "compareUnsigned",
          "copyOf",
          "copyOfRange",
          "equals",
          "hashCode",
          "mismatch",
          "spliterator",
          "stream",
          "toString");

  private static final Set<String> READING_NAMES = Set.of("write", "print", "println", "append");

  /** {@code update(byte[])} of these reads only. */
  private static final Set<String> DIGESTS =
      Set.of(
          "java/security/MessageDigest",
          "java/security/Signature",
          "java/util/zip/Checksum",
          "java/util/zip/CRC32",
          "java/util/zip/CRC32C",
          "java/util/zip/Adler32",
          "javax/crypto/Mac");

  @Override
  public void apply(MethodContext context) {
    for (AbstractInsnNode insn : context.flow().instructions()) {
      if (insn instanceof MethodInsnNode call
          && context.flow().isReachable(insn)
          && isForeign(context, call)) {
        validate(context, call);
      }
    }
  }

  private static boolean isForeign(MethodContext context, MethodInsnNode call) {
    return isForeign(context.owner(), call.owner, call.name, call.desc);
  }

  /** Whether a call leaves woven code and takes arrays along. */
  static boolean isForeign(ClassContext context, String owner, String name, String descriptor) {
    return descriptor.contains("[")
        && !owner.startsWith("[")
        && !owner.startsWith("dev/heddle/bridge/")
        && !owner.equals("java/lang/invoke/VarHandle") // see GuardedAccesses
        && firstArray(Type.getArgumentTypes(descriptor)) >= 0
        && context.world().mayReachForeign(owner, name, descriptor);
  }

  private static int firstArray(Type[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getSort() == Type.ARRAY) {
        return i;
      }
    }
    return -1;
  }

  private static void validate(MethodContext context, MethodInsnNode call) {
    Type[] arguments = Type.getArgumentTypes(call.desc);
    int first = -1;
    for (int i = arguments.length - 1; i >= 0; i--) {
      if (needsCheck(context.flow(), call, arguments, i)) {
        first = i;
      }
    }
    if (first < 0) {
      return;
    }
    boolean write = !readsOnly(call);
    boolean range = takesRange(call.owner, arguments);
    Emitter code = new Emitter();
    if (first == arguments.length - 1) {
      // STACK: .., array
      code.insn(Opcodes.DUP);
      validateAll(code, write);
    } else {
      Spilled spilled = Spilled.spill(context, code, arguments, first);
      for (int i = first; i < arguments.length; i++) {
        if (needsCheck(context.flow(), call, arguments, i)) {
          spilled.load(code, i);
          if (range && i == 0) {
            spilled.load(code, 1);
            spilled.load(code, 2);
            // STACK: .., array, from, to
            code.invokeStatic(
                Bridge.ARRAY_ACCESS, write ? "writeRange" : "readRange", "(Ljava/lang/Object;II)V");
          } else {
            validateAll(code, write);
          }
        }
      }
      spilled.reload(code);
    }
    context.insertBefore(call, code);
  }

  private static boolean needsCheck(
      Flow flow, MethodInsnNode call, Type[] arguments, int argument) {
    int depth = arguments.length - 1 - argument;
    return arguments[argument].getSort() == Type.ARRAY
        && !flow.isUnescapedArray(call, depth)
        && !flow.isNull(call, depth);
  }

  /** STACK: array -> . */
  private static void validateAll(Emitter code, boolean write) {
    code.invokeStatic(Bridge.ARRAY_ACCESS, write ? "writeAll" : "readAll", "(Ljava/lang/Object;)V");
  }

  private static boolean readsOnly(MethodInsnNode call) {
    if (call.owner.equals("java/util/Arrays")) {
      return READING_ARRAYS.contains(call.name);
    }
    if (call.owner.equals("java/lang/String")) {
      return !call.name.equals("getChars") && !call.name.equals("getBytes");
    }
    return (READING_OWNERS.contains(call.owner) && !call.name.equals("getChars"))
        || (DIGESTS.contains(call.owner) && call.name.equals("update"))
        || READING_NAMES.contains(call.name);
  }

  private static boolean takesRange(String owner, Type[] arguments) {
    return owner.equals("java/util/Arrays")
        && arguments.length >= 3
        && arguments[0].getSort() == Type.ARRAY
        && arguments[1].equals(Type.INT_TYPE)
        && arguments[2].equals(Type.INT_TYPE);
  }
}
