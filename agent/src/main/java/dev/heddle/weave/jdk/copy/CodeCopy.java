package dev.heddle.weave.jdk.copy;

import dev.heddle.bridge.TwinFrames;
import dev.heddle.weave.jdk.copy.Family.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the code of a method with the names of the copies. */
final class CodeCopy extends MethodVisitor {
  static final String UNSAFE = "jdk/internal/misc/Unsafe";
  static final String UNSAFE_TYPE = 'L' + UNSAFE + ';';
  private static final String CLONE = "clone()Ljava/lang/Object;";

  private final Family family;
  private final ClassCopy owner;
  private final int lines;
  private final Consumer<Member> reached;

  /** How many instances are on the stack that no constructor has run on, by class. */
  private final Map<String, Integer> unfinished = new HashMap<>();

  /** Whether the next cast to a class of the chain is that of a clone of the twin's. */
  private boolean cloned;

  /**
   * @param owner what the code is copied into
   * @param lines added to the numbers of its lines
   * @param reached is told each method of the family's chain that the code calls
   */
  CodeCopy(
      MethodVisitor next, Family family, ClassCopy owner, int lines, Consumer<Member> reached) {
    super(Opcodes.ASM9, next);
    this.family = family;
    this.owner = owner;
    this.lines = lines;
    this.reached = reached;
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    if (line >= TwinFrames.LINES && family.chain().size() > 1) {
      throw unsupported("line " + line);
    }
    super.visitLineNumber(line + lines, start);
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int index) {
    super.visitLocalVariable(name, family.mapDesc(descriptor), null, start, end, index);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    if (opcode == Opcodes.NEW) {
      unfinished.merge(type, 1, Integer::sum);
      if (family.contains(type) && !type.equals(family.original())) {
        throw unsupported("new " + type);
      }
    }
    if (opcode == Opcodes.NEW && isOtherTwin(type)) {
      super.visitTypeInsn(opcode, Copies.twin(type));
      return;
    }
    boolean isClone = opcode == Opcodes.CHECKCAST && cloned && family.contains(type);
    cloned &= !isClone;
    super.visitTypeInsn(opcode, isClone ? family.twin() : family.mapType(type));
  }

  @Override
  public void visitFieldInsn(int opcode, String fieldOwner, String name, String descriptor) {
    if (opcode == Opcodes.GETSTATIC && descriptor.equals(UNSAFE_TYPE)) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, UNSAFE, "getUnsafe", "()" + UNSAFE_TYPE, false);
      return;
    }
    if (opcode == Opcodes.PUTSTATIC && !ClassCopy.isCopied(name, descriptor)) {
      super.visitInsn(Opcodes.POP);
      return;
    }
    if (opcode == Opcodes.GETSTATIC && Copies.isStaticOnly(fieldOwner)) {
      super.visitFieldInsn(opcode, fieldOwner, name, descriptor);
      return;
    }
    String field = family.field(fieldOwner, name);
    if (field != null && (owner.isTwin() || !isGeneral(fieldOwner))) {
      super.visitFieldInsn(opcode, family.twin(), field, family.mapDesc(descriptor));
    } else if (isGeneral(fieldOwner)) {
      if (opcode != Opcodes.GETFIELD || !name.equals("modCount")) {
        throw unsupported(fieldOwner + '.' + name);
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          fieldOwner + Copies.MARK,
          ModCounts.GETTER,
          "(L" + fieldOwner + ";)I",
          false);
    } else {
      requireForeign(fieldOwner, name);
      super.visitFieldInsn(opcode, family.map(fieldOwner), name, family.mapDesc(descriptor));
    }
  }

  private static boolean isGeneral(String name) {
    return Copies.GENERAL.contains(name);
  }

  private void requireForeign(String named, String member) {
    if (Copies.twin(named) != null) {
      throw unsupported(named + '.' + member);
    }
  }

  private IllegalStateException unsupported(String what) {
    return new IllegalStateException(what + " in code of " + owner.name());
  }

  @Override
  public void visitMethodInsn(
      int opcode, String named, String name, String descriptor, boolean isInterface) {
    if (name.equals("cloneHashtable") && family.method(named, name, descriptor) == null) {
      visitObjectClone();
    } else if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      visitConstructor(named, descriptor);
    } else if (opcode == Opcodes.INVOKESPECIAL
        && (name + descriptor).equals(CLONE)
        && isObject(named, descriptor)) {
      visitObjectClone();
    } else if (Copies.isStaticOnly(named)) {
      String copied = Copies.staticsOwner(named, name);
      super.visitMethodInsn(opcode, copied == null ? named : copied, name, descriptor, false);
    } else if (named.startsWith("[") || !named.startsWith(Copies.PACKAGE)) {
      visitOther(opcode, named, name, descriptor, isInterface);
    } else if (family.contains(named) && (owner.isTwin() || isOwn(named))) {
      visitOwn(opcode, named, name, descriptor);
    } else if (opcode == Opcodes.INVOKESTATIC && Copies.twin(named) != null) {
      Family other = owner.family(named);
      super.visitMethodInsn(opcode, other.twin(), name, other.mapMethodDesc(descriptor), false);
    } else if (opcode == Opcodes.INVOKESPECIAL && isGeneral(named)) {
      super.visitMethodInsn(opcode, named + Copies.MARK, name, descriptor, false);
    } else if (owner.fixed(named, name, descriptor) != null) {
      Family other = owner.family(named);
      String called = other.nameOf(owner.fixed(named, name, descriptor));
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, other.twin(), called, Bridges.ofAny(other, descriptor), false);
    } else {
      visitOther(opcode, named, name, descriptor, isInterface);
    }
  }

  private void visitObjectClone() {
    cloned = true;
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Copies.CLONER,
        "clone",
        "(Ljava/lang/Object;)Ljava/lang/Object;",
        false);
  }

  /** Whether a {@code clone} by {@code super} is that of Object. */
  private boolean isObject(String named, String descriptor) {
    return owner.isTwin() && family.method(named, "clone", descriptor) == null;
  }

  private boolean isOwn(String named) {
    return family.map(named).equals(family.twin());
  }

  /** A method of a class that is not copied keeps its types. */
  private void visitOther(
      int opcode, String named, String name, String descriptor, boolean isInterface) {
    String mapped = family.mapType(named);
    super.visitMethodInsn(
        opcode,
        mapped,
        name,
        mapped.equals(named) ? descriptor : family.mapMethodDesc(descriptor),
        isInterface);
  }

  /** A super constructor has become a method, and so has another of the same class. */
  private void visitConstructor(String named, String descriptor) {
    int started = unfinished.getOrDefault(named, 0);
    if (started > 0) {
      unfinished.put(named, started - 1);
      if (isOtherTwin(named)) {
        super.visitMethodInsn(
            Opcodes.INVOKESPECIAL, Copies.twin(named), "<init>", descriptor, false);
        return;
      }
    } else if (owner.isTwin()) {
      visitInitializer(named, descriptor);
      return;
    } else if (isGeneral(named)) {
      super.visitMethodInsn(
          Opcodes.INVOKESPECIAL, named + Copies.MARK, "<init>", descriptor, false);
      return;
    }
    super.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        family.map(named),
        "<init>",
        family.mapMethodDesc(descriptor),
        false);
  }

  private boolean isOtherTwin(String type) {
    return Copies.twin(type) != null && !family.contains(type);
  }

  private void visitInitializer(String named, String descriptor) {
    Member constructor = family.method(named, "<init>", descriptor);
    if (constructor == null) {
      // STACK: this, arguments -> .
      Type[] arguments = Type.getArgumentTypes(descriptor);
      for (int i = arguments.length - 1; i >= 0; i--) {
        super.visitInsn(arguments[i].getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
      }
      super.visitInsn(Opcodes.POP);
    } else {
      call(Opcodes.INVOKESPECIAL, constructor, family.nameOf(constructor));
    }
  }

  private void visitOwn(int opcode, String named, String name, String descriptor) {
    Member member = family.method(named, name, descriptor);
    if (member != null && opcode == Opcodes.INVOKESPECIAL) {
      call(opcode, member, family.bodyName(member));
    } else if (member == null) {
      super.visitMethodInsn(opcode, named, name, family.mapMethodDesc(descriptor), false);
    } else if (Family.isGeneral(member.owner()) && isVirtual(member)) {
      super.visitMethodInsn(opcode, family.map(named), name, descriptor, false);
    } else {
      call(opcode, member, family.nameOf(member));
    }
  }

  private static boolean isVirtual(Member member) {
    return !member.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL);
  }

  private void call(int opcode, Member member, String name) {
    reached.accept(member);
    super.visitMethodInsn(
        opcode, family.twin(), name, family.mapMethodDesc(member.method().desc), false);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    Object[] mapped = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      mapped[i] =
          arguments[i] instanceof Handle handle ? map(handle) : family.mapValue(arguments[i]);
    }
    super.visitInvokeDynamicInsn(name, family.mapMethodDesc(descriptor), bootstrap, mapped);
  }

  private Handle map(Handle handle) {
    Member member = family.method(handle.getOwner(), handle.getName(), handle.getDesc());
    boolean own = member != null && (owner.isTwin() || isOwn(handle.getOwner()));
    if (!own) {
      return (Handle) family.mapValue(handle);
    }
    reached.accept(member);
    boolean construct = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    return new Handle(
        handle.getTag(),
        family.twin(),
        construct ? handle.getName() : family.nameOf(member),
        family.mapMethodDesc(handle.getDesc()),
        false);
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value instanceof Type ? family.mapValue(value) : value);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(family.mapDesc(descriptor), dimensions);
  }
}
