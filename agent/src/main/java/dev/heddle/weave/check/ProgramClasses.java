package dev.heddle.weave.check;

import dev.heddle.weave.ClassSource;
import dev.heddle.weave.jdk.copy.CopiedClasses;
import dev.heddle.weave.jdk.copy.Copies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** The class files of a program, by internal name; and all that they refer to. */
final class ProgramClasses implements ClassSource {
  private static final int CONSTANT_CLASS = 7;

  private final Map<String, byte[]> classFiles;
  private final Set<String> looked;
  private final ClassSource others = ClassSource.of(ProgramClasses.class.getClassLoader());
  private final CopiedClasses copies = new CopiedClasses(others);
  private final Map<String, byte[]> madeCopies = new TreeMap<>();

  /**
   * @param main internal name of the class to start from; null to look at all
   */
  ProgramClasses(Map<String, byte[]> classFiles, String main) {
    this.classFiles = classFiles;
    this.looked = main == null ? new TreeSet<>(classFiles.keySet()) : reachable(main);
  }

  /** The classes to look at, sorted. */
  Set<String> names() {
    return looked;
  }

  boolean contains(String name) {
    return classFiles.containsKey(name);
  }

  @Override
  public byte[] classFile(String name) {
    byte[] own = classFiles.get(name);
    if (own != null) {
      return own;
    }
    return Copies.isCopy(name)
        ? madeCopies.computeIfAbsent(name, copies::classFile)
        : others.classFile(name);
  }

  private Set<String> reachable(String main) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(main);
    while (!open.isEmpty()) {
      String name = open.remove();
      byte[] classFile = classFiles.get(name);
      if (classFile != null && found.add(name)) {
        addReferred(classFile, open);
      }
    }
    return found;
  }

  private static void addReferred(byte[] classFile, Deque<String> to) {
    ClassReader reader;
    try {
      reader = new ClassReader(classFile);
    } catch (RuntimeException e) {
      return; // weaving it says why
    }
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
        String name = reader.readUTF8(item, buffer);
        to.add(name.replaceFirst("^\\[+L(.*);$", "$1"));
      }
    }
  }
}
