package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.jdk.copy.Family.Member;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The members of a twin as callers name them that know the JDK's class alone. */
final class Bridges {
  /** A class for a super constructor that wants one of an enum. */
  private static final Type SMALL_ENUM = Type.getObjectType("java/lang/annotation/RetentionPolicy");

  private Bridges() {}

  /** A constructor: the super class's cheapest, then the copied code. */
  static void addConstructor(TwinCopy twin, MethodNode original) {
    String copied = twin.family.mapMethodDesc(original.desc);
    addConstructor(twin, original, copied);
    if (!copied.equals(original.desc) && !twin.family.mentionsNested(original.desc)) {
      addConstructor(twin, original, original.desc);
    }
  }

  private static void addConstructor(TwinCopy twin, MethodNode original, String descriptor) {
    int access = ClassCopy.opened(original.access);
    MethodNode code = start(twin, access, "<init>", descriptor, original);
    String parent = twin.family.original();
    String superConstructor = Copies.superConstructor(parent);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    for (Type argument : Type.getArgumentTypes(superConstructor)) {
      if (argument.getInternalName().equals("java/lang/Class")) {
        code.visitLdcInsn(SMALL_ENUM);
      } else if (argument.getInternalName().equals("java/lang/Object")) {
        code.visitLdcInsn(""); // an EventObject refuses null
      } else {
        code.visitInsn(TwinCopy.zero(argument));
      }
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", superConstructor, false);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    String copied = twin.family.mapMethodDesc(original.desc);
    loadArguments(code, 1, descriptor, copied);
    String initializer = twin.family.nameOf(new Member(twin.family.chain().get(0), original));
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, twin.name(), initializer, copied, false);
    code.visitInsn(Opcodes.RETURN);
    setSizes(code);
  }

  /** A method whose types the copy changes. */
  static void addMethod(TwinCopy twin, Member member) {
    MethodNode original = member.method();
    String copied = twin.family.mapMethodDesc(original.desc);
    if (copied.equals(original.desc) || twin.family.mentionsNested(original.desc)) {
      return;
    }
    boolean isStatic = member.is(Opcodes.ACC_STATIC);
    int access = original.access & ~(Opcodes.ACC_FINAL | Opcodes.ACC_SYNCHRONIZED);
    MethodNode code =
        start(
            twin,
            access | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC,
            original.name,
            original.desc,
            original);
    if (!isStatic) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    loadArguments(code, isStatic ? 0 : 1, original.desc, copied);
    code.visitMethodInsn(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL,
        twin.name(),
        twin.family.nameOf(member),
        copied,
        false);
    code.visitInsn(Type.getReturnType(copied).getOpcode(Opcodes.IRETURN));
    setSizes(code);
  }

  /** The descriptor of a static method that does for any instance what a final method does. */
  static String ofAny(Family family, String descriptor) {
    return "(L" + family.original() + ';' + family.mapMethodDesc(descriptor).substring(1);
  }

  /**
   * What code calls that knows an instance by the JDK's class: woven code, which may have one that
   * the JDK made, and code that is copied elsewhere, which has twins only.
   */
  static void addFixed(TwinCopy twin, Member member) {
    MethodNode original = member.method();
    boolean isOpen = member.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    String copied = twin.family.mapMethodDesc(original.desc);
    String name = twin.family.nameOf(member);
    String descriptor = ofAny(twin.family, original.desc);
    int access = Opcodes.ACC_STATIC | (isOpen ? Opcodes.ACC_PUBLIC : 0);
    MethodNode code = start(twin, access, name, descriptor, original);
    if (isOpen) {
      Label isTwin = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitTypeInsn(Opcodes.INSTANCEOF, twin.name());
      code.visitJumpInsn(Opcodes.IFNE, isTwin);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      call(code, twin.family.original(), original.name, original.desc);
      code.visitLabel(isTwin);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, twin.name());
    call(code, twin.name(), name, copied);
    setSizes(code);
  }

  /** Calls with the arguments behind the receiver and returns what it returns. */
  private static void call(MethodNode code, String owner, String name, String descriptor) {
    loadArguments(code, 1, descriptor, descriptor);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
  }

  private static void setSizes(MethodNode code) {
    int size = Type.getArgumentsAndReturnSizes(code.desc) >> 2;
    code.visitMaxs(Math.max(size, 2) + 2, size);
  }

  private static MethodNode start(
      TwinCopy twin, int access, String name, String descriptor, MethodNode original) {
    MethodNode code =
        new MethodNode(access, name, descriptor, null, original.exceptions.toArray(new String[0]));
    twin.node.methods.add(code);
    return code;
  }

  private static void loadArguments(MethodNode code, int first, String given, String wanted) {
    Type[] wantedTypes = Type.getArgumentTypes(wanted);
    int local = first;
    int i = 0;
    for (Type argument : Type.getArgumentTypes(given)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      if (!argument.equals(wantedTypes[i])) {
        castTo(code, wantedTypes[i].getInternalName());
      }
      local += argument.getSize();
      i++;
    }
  }

  private static void castTo(MethodNode code, String wanted) {
    if (ForeignDefaults.areTaken(wanted)) {
      ForeignDefaults.visitCopy(code, wanted);
    } else {
      code.visitTypeInsn(Opcodes.CHECKCAST, wanted);
    }
  }
}
