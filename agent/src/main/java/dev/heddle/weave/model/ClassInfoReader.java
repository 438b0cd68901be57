package dev.heddle.weave.model;

import dev.heddle.weave.model.ClassInfo.MethodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a {@link ClassInfo} from a class file. */
public final class ClassInfoReader extends ClassVisitor {
  private final Map<String, FieldInfo> fields = new LinkedHashMap<>();
  private final List<MethodInfo> constructors = new ArrayList<>();
  private final Map<String, Integer> methods = new LinkedHashMap<>();
  private String name;
  private String superName;
  private List<String> interfaces = List.of();
  private int access;
  private int version;
  private boolean hasInitializer;

  private ClassInfoReader() {
    super(Opcodes.ASM9);
  }

  public static ClassInfo read(byte[] classFile) {
    ClassInfoReader reader = new ClassInfoReader();
    new ClassReader(classFile)
        .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassInfo(
        reader.name,
        reader.superName,
        reader.interfaces,
        reader.access,
        reader.version,
        reader.fields,
        reader.constructors,
        reader.methods,
        reader.hasInitializer);
  }

  @Override
  public void visit(
      int version, int access, String name, String sig, String superName, String[] interfaces) {
    this.version = version & 0xFFFF;
    this.access = access;
    this.name = name;
    this.superName = superName;
    this.interfaces = List.of(interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int fieldAccess, String fieldName, String descriptor, String signature, Object value) {
    fields.put(
        ClassInfo.key(fieldName, descriptor),
        new FieldInfo(name, fieldAccess, fieldName, descriptor, value != null));
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int methodAccess, String method, String descriptor, String signature, String[] exceptions) {
    if (method.equals("<clinit>")) {
      hasInitializer = true;
    } else if (method.equals("<init>")) {
      if ((methodAccess & Opcodes.ACC_PRIVATE) == 0) {
        constructors.add(new MethodInfo(methodAccess, descriptor));
      }
    } else {
      methods.put(ClassInfo.key(method, descriptor), methodAccess);
    }
    return null;
  }
}
