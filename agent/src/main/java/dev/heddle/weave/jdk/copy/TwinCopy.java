package dev.heddle.weave.jdk.copy;

import dev.heddle.weave.jdk.copy.Family.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** The twin: a class and its super classes in one subclass, which leaves their fields unused. */
final class TwinCopy extends ClassCopy {
  private final ClassNode original;
  private final Set<Member> bodies = new HashSet<>();
  private final Deque<Member> toCopy = new ArrayDeque<>();

  TwinCopy(Family family, Function<String, Family> families) {
    super(family, family.twin(), families);
    this.original = family.chain().get(0);
  }

  @Override
  boolean isTwin() {
    return true;
  }

  ClassNode make() {
    node.version = original.version;
    node.access = original.access & ~Opcodes.ACC_FINAL;
    node.sourceFile = original.sourceFile;
    if (Copies.isStaticOnly(original.name)) {
      return makeStatics();
    }
    node.superName = original.name;
    for (ClassNode copied : family.chain()) {
      addFields(copied);
      for (MethodNode method : copied.methods) {
        addMethod(new Member(copied, method));
      }
    }
    addInitializer();
    for (Member body = toCopy.poll(); body != null; body = toCopy.poll()) {
      addMethod(
          body.method(),
          bodyAccess(body),
          family.bodyName(body),
          family.lines(body.owner()),
          this::reached);
    }
    ModCounts.addGetter(this);
    Serialized.addReplacement(this);
    ForeignDefaults.addTo(this);
    ForeignStatistics.addTo(this);
    return node;
  }

  private ClassNode makeStatics() {
    node.superName = "java/lang/Object";
    for (MethodNode method : original.methods) {
      boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
      if (isStatic
          && !method.name.equals("<clinit>")
          && Copies.staticsOwner(original.name, method.name) != null) {
        addMethod(method, opened(method.access), method.name, 0, this::reached);
      }
    }
    return node;
  }

  private void addFields(ClassNode copied) {
    for (FieldNode field : copied.fields) {
      if (isCopied(field)) {
        boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
        int access = opened(isStatic ? field.access : field.access & ~Opcodes.ACC_FINAL);
        addField(field, access, family.nameOf(copied, field.name));
      }
    }
  }

  private void addMethod(Member member) {
    MethodNode method = member.method();
    if (method.name.equals("<clinit>")
        || isSerialization(method.name)
        || member.is(Opcodes.ACC_ABSTRACT)) {
      return;
    }
    boolean hidden =
        method.name.equals("<init>") || member.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC);
    if (hidden ? isFactoryOfSuper(member) : !family.isMostDerived(member)) {
      return;
    }
    int access = method.name.equals("<init>") ? 0 : method.access & ~Opcodes.ACC_FINAL;
    if (!isLambdaBody(method)) {
      access = opened(access);
    }
    addMethod(
        Replacements.of(member.owner(), method),
        access,
        family.nameOf(member),
        family.lines(member.owner()),
        this::reached);
    if (method.name.equals("<init>")) {
      if (member.owner() == original) {
        Bridges.addConstructor(this, method);
      }
    } else if (!member.is(Opcodes.ACC_PRIVATE)) {
      if (member.is(Opcodes.ACC_FINAL) && !member.is(Opcodes.ACC_STATIC)) {
        Bridges.addFixed(this, member);
      } else {
        Bridges.addMethod(this, member);
      }
    }
  }

  /** A public static method of a super class makes instances of that class. */
  private boolean isFactoryOfSuper(Member member) {
    return member.owner() != original
        && member.is(Opcodes.ACC_STATIC)
        && member.is(Opcodes.ACC_PUBLIC);
  }

  /** An overridden body is copied where a call by {@code super} reaches it. */
  private void reached(Member member) {
    boolean overridden =
        !member.method().name.equals("<init>")
            && !member.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)
            && !family.isMostDerived(member);
    if (overridden && bodies.add(member)) {
      toCopy.add(member);
    }
  }

  private static int bodyAccess(Member body) {
    return body.method().access & Opcodes.ACC_SYNCHRONIZED;
  }

  /** The initialisers one after the other, the topmost class's first. */
  private void addInitializer() {
    MethodNode all = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    List<ClassNode> topmostFirst = new ArrayList<>(family.chain());
    Collections.reverse(topmostFirst);
    for (ClassNode copied : topmostFirst) {
      for (MethodNode method : copied.methods) {
        if (method.name.equals("<clinit>")) {
          append(all, method, family.lines(copied));
        }
      }
    }
    if (all.instructions.size() > 0) {
      all.visitInsn(Opcodes.RETURN);
      node.methods.add(all);
    }
  }

  private void append(MethodNode all, MethodNode initializer, int lines) {
    int before = all.instructions.size();
    int stack = all.maxStack;
    int locals = all.maxLocals;
    copyCode(initializer, all, lines, this::reached);
    all.visitMaxs(Math.max(stack, all.maxStack), Math.max(locals, all.maxLocals));
    LabelNode end = new LabelNode(new Label());
    for (AbstractInsnNode insn : all.instructions.toArray()) {
      if (insn.getOpcode() == Opcodes.RETURN && all.instructions.indexOf(insn) >= before) {
        all.instructions.set(insn, new JumpInsnNode(Opcodes.GOTO, end));
      }
    }
    all.instructions.add(end);
  }

  /** Loads zero or null of each type. */
  static int zero(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LCONST_0;
      case Type.DOUBLE -> Opcodes.DCONST_0;
      case Type.FLOAT -> Opcodes.FCONST_0;
      case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
      default -> Opcodes.ICONST_0;
    };
  }
}
