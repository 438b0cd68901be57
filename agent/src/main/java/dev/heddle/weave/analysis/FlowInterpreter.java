package dev.heddle.weave.analysis;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Gives every reference an identity: the instruction that produced it. Facts that follow from the
 * effect of instructions are {@link FlowFrame}'s matter.
 */
final class FlowInterpreter extends Interpreter<Ref> {
  private final InsnList instructions;
  private final String thisDescriptor;
  private final boolean constructor;

  FlowInterpreter(InsnList instructions, String className, boolean constructor) {
    super(Opcodes.ASM9);
    this.instructions = instructions;
    this.thisDescriptor = 'L' + className + ';';
    this.constructor = constructor;
  }

  /** The identity of what an instruction produces. */
  int idOf(AbstractInsnNode insn) {
    return instructions.indexOf(insn) + 1;
  }

  private Ref produced(AbstractInsnNode insn, String descriptor, int facts) {
    return Ref.reference(idOf(insn), descriptor, facts);
  }

  private Ref valueOf(AbstractInsnNode insn, String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'V' -> null;
      case 'J', 'D' -> Ref.LONG_WORD;
      case 'L', '[' -> produced(insn, descriptor, 0);
      default -> Ref.WORD;
    };
  }

  @Override
  public Ref newValue(Type type) {
    if (type == null) {
      return Ref.TOP;
    }
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.LONG, Type.DOUBLE -> Ref.LONG_WORD;
      case Type.OBJECT, Type.ARRAY -> Ref.reference(Integer.MAX_VALUE, type.getDescriptor(), 0);
      default -> Ref.WORD;
    };
  }

  @Override
  public Ref newParameterValue(boolean isInstanceMethod, int local, Type type) {
    Ref value = newValue(type);
    if (!value.isReference()) {
      return value;
    }
    if (isInstanceMethod && local == 0) {
      int facts = constructor ? Ref.UNINITIALIZED_THIS | Ref.NON_NULL : Ref.NON_NULL;
      return Ref.reference(-1, thisDescriptor, facts);
    }
    return Ref.reference(-1 - local, value.descriptor(), 0);
  }

  @Override
  public Ref newExceptionValue(
      TryCatchBlockNode block, org.objectweb.asm.tree.analysis.Frame<Ref> frame, Type type) {
    return Ref.reference(idOf(block.handler), type.getDescriptor(), Ref.NON_NULL);
  }

  @Override
  public Ref newOperation(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.ACONST_NULL -> produced(insn, Ref.NULL, 0);
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Ref.LONG_WORD;
      case Opcodes.LDC -> constant((LdcInsnNode) insn);
      case Opcodes.GETSTATIC -> valueOf(insn, ((FieldInsnNode) insn).desc);
      case Opcodes.NEW -> produced(insn, 'L' + ((TypeInsnNode) insn).desc + ';', Ref.NON_NULL);
      case Opcodes.JSR -> throw new IllegalStateException("subroutines are inlined before");
      default -> Ref.WORD;
    };
  }

  private Ref constant(LdcInsnNode insn) {
    if (insn.cst instanceof Long || insn.cst instanceof Double) {
      return Ref.LONG_WORD;
    }
    if (insn.cst instanceof Integer || insn.cst instanceof Float) {
      return Ref.WORD;
    }
    if (insn.cst instanceof org.objectweb.asm.ConstantDynamic dynamic) {
      return valueOf(insn, dynamic.getDescriptor());
    }
    return produced(insn, "Ljava/lang/Object;", Ref.NON_NULL);
  }

  @Override
  public Ref copyOperation(AbstractInsnNode insn, Ref value) {
    return value;
  }

  @Override
  public Ref unaryOperation(AbstractInsnNode insn, Ref value) {
    return switch (insn.getOpcode()) {
      case Opcodes.LNEG,
          Opcodes.DNEG,
          Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L ->
          Ref.LONG_WORD;
      case Opcodes.GETFIELD -> valueOf(insn, ((FieldInsnNode) insn).desc);
      case Opcodes.NEWARRAY -> newArray(insn, primitiveArray(((IntInsnNode) insn).operand));
      case Opcodes.ANEWARRAY ->
          newArray(insn, '[' + Type.getObjectType(((TypeInsnNode) insn).desc).getDescriptor());
      case Opcodes.CHECKCAST -> cast((TypeInsnNode) insn, value);
      case Opcodes.IFEQ,
          Opcodes.IFNE,
          Opcodes.IFLT,
          Opcodes.IFGE,
          Opcodes.IFGT,
          Opcodes.IFLE,
          Opcodes.TABLESWITCH,
          Opcodes.LOOKUPSWITCH,
          Opcodes.IRETURN,
          Opcodes.LRETURN,
          Opcodes.FRETURN,
          Opcodes.DRETURN,
          Opcodes.ARETURN,
          Opcodes.PUTSTATIC,
          Opcodes.ATHROW,
          Opcodes.MONITORENTER,
          Opcodes.MONITOREXIT,
          Opcodes.IFNULL,
          Opcodes.IFNONNULL ->
          null;
      default -> Ref.WORD;
    };
  }

  private Ref newArray(AbstractInsnNode insn, String descriptor) {
    return produced(insn, descriptor, Ref.NON_NULL | Ref.UNESCAPED);
  }

  static String primitiveArray(int operand) {
    return switch (operand) {
      case Opcodes.T_BOOLEAN -> "[Z";
      case Opcodes.T_CHAR -> "[C";
      case Opcodes.T_FLOAT -> "[F";
      case Opcodes.T_DOUBLE -> "[D";
      case Opcodes.T_BYTE -> "[B";
      case Opcodes.T_SHORT -> "[S";
      case Opcodes.T_INT -> "[I";
      default -> "[J";
    };
  }

  /** An array that was no array before the cast is defined by the cast: only then is it known. */
  private Ref cast(TypeInsnNode insn, Ref value) {
    String descriptor = Type.getObjectType(insn.desc).getDescriptor();
    if (descriptor.startsWith("[") && !value.isArray()) {
      return produced(insn, descriptor, value.facts());
    }
    return value.isArray() && !descriptor.startsWith("[") ? value : value.as(descriptor);
  }

  @Override
  public Ref binaryOperation(AbstractInsnNode insn, Ref first, Ref second) {
    return switch (insn.getOpcode()) {
      case Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.LADD,
          Opcodes.DADD,
          Opcodes.LSUB,
          Opcodes.DSUB,
          Opcodes.LMUL,
          Opcodes.DMUL,
          Opcodes.LDIV,
          Opcodes.DDIV,
          Opcodes.LREM,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR ->
          Ref.LONG_WORD;
      case Opcodes.AALOAD ->
          produced(insn, first.isArray() ? first.descriptor().substring(1) : null, 0);
      case Opcodes.IF_ICMPEQ,
          Opcodes.IF_ICMPNE,
          Opcodes.IF_ICMPLT,
          Opcodes.IF_ICMPGE,
          Opcodes.IF_ICMPGT,
          Opcodes.IF_ICMPLE,
          Opcodes.IF_ACMPEQ,
          Opcodes.IF_ACMPNE,
          Opcodes.PUTFIELD ->
          null;
      default -> Ref.WORD;
    };
  }

  @Override
  public Ref ternaryOperation(AbstractInsnNode insn, Ref first, Ref second, Ref third) {
    return null;
  }

  @Override
  public Ref naryOperation(AbstractInsnNode insn, List<? extends Ref> values) {
    if (insn instanceof MultiANewArrayInsnNode array) {
      return newArray(insn, array.desc);
    }
    String descriptor =
        insn instanceof InvokeDynamicInsnNode dynamic ? dynamic.desc : ((MethodInsnNode) insn).desc;
    return valueOf(insn, Type.getReturnType(descriptor).getDescriptor());
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Ref value, Ref expected)
      throws AnalyzerException {}

  /** Merging is {@link FlowFrame}'s: an identity depends on where paths meet. */
  @Override
  public Ref merge(Ref first, Ref second) {
    throw new IllegalStateException("frames merge, not values");
  }
}
