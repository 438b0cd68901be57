package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.jdk.copy.Family.Member;
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

  /** What code calls that is copied elsewhere and knows an instance by the JDK's class. */
  static void addFixed(TwinCopy twin, Member member) {
    String copied = twin.family.mapMethodDesc(member.method().desc);
    String name = twin.family.nameOf(member);
    String descriptor = ofAny(twin.family, member.method().desc);
    MethodNode code = start(twin, Opcodes.ACC_STATIC, name, descriptor, member.method());
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, twin.name());
    loadArguments(code, 1, copied, copied);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, twin.name(), name, copied, false);
    code.visitInsn(Type.getReturnType(copied).getOpcode(Opcodes.IRETURN));
    setSizes(code);
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
