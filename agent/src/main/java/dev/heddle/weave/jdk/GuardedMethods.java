package dev.heddle.weave.jdk;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has the methods of a class of opaque objects check access to {@code this} and to what they are
 * given of their own kind, whose fields they may read themselves. Constructors and private methods
 * are left: who calls them has the object alone, or has checked.
 */
public final class GuardedMethods extends ClassVisitor {
  /** How the names of methods begin that leave the state of their object as it is. */
  private static final List<String> READS =
      List.of(
          "after",
          "before",
          "capacity",
          "char",
          "clone",
          "code",
          "compare",
          "contains",
          "count",
          "end",
          "equals",
          "format",
          "get",
          "group",
          "has",
          "hit",
          "in",
          "is",
          "iterator",
          "last",
          "length",
          "offset",
          "observes",
          "parse",
          "pattern",
          "size",
          "start",
          "sub",
          "to",
          "useDaylightTime",
          "writeTo");

  /** Begin like a read and are none. */
  private static final Set<String> WRITES = Set.of("insert", "initBytes");

  private final Set<String> kin;
  private final boolean serial;
  private String className;

  private GuardedMethods(ClassVisitor next, Set<String> kin, boolean serial) {
    super(Opcodes.ASM9, next);
    this.kin = kin;
    this.serial = serial;
  }

  /**
   * The guarded form of a class.
   *
   * @param kin classes, with slashes, whose fields other objects' methods may use
   * @param serial whether the end of a change has to be told
   */
  public static byte[] guard(byte[] classFile, Set<String> kin, boolean serial) {
    ClassReader reader = new ClassReader(classFile);
    // The only frame added is that of a handler, which knows of `this` alone.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new GuardedMethods(writer, kin, serial), 0);
    return writer.toByteArray();
  }

  static boolean isRead(String method) {
    if (WRITES.contains(method)) {
      return false;
    }
    for (String read : READS) { // no lambda: none is to be linked inside a transformer
      if (method.startsWith(read)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String superName, String[] all) {
    super.visit(version, access, name, signature, superName, all);
    className = name;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    boolean isPrivate = (access & Opcodes.ACC_PRIVATE) != 0;
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (!hasCode || name.startsWith("<") || (isPrivate && !isStatic)) {
      return code;
    }
    // What is not public works on scratch, or for a public method that has announced itself.
    boolean writes = (access & Opcodes.ACC_PUBLIC) != 0 && !isRead(name);
    return new GuardedMethod(
        code,
        new GuardedMethod.Subject(className, access, descriptor, writes),
        kin,
        serial && writes);
  }
}
