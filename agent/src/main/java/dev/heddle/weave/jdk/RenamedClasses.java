package dev.heddle.weave.jdk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * {@code ConcurrentHashMap.KeySetView} is final and reads the fields of its map; {@code
 * AbstractQueuedSynchronizer.ConditionObject} has final methods only, which are called by way of
 * the interface. Neither can have a subclass that does not use what it inherits. Woven code that
 * names one names the twin instead, in descriptors too.
 */
public final class RenamedClasses {
  public static final String MAP = "java/util/concurrent/ConcurrentHashMap";
  public static final String METHODS = Catalogue.WRITTEN + "maps/SharedKeySets";
  private static final String TWIN = Catalogue.WRITTEN + "maps/SharedKeySetView";
  private static final String CONDITION =
      "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionObject";
  private static final String CONDITION_TWIN = Catalogue.WRITTEN + "locks/SharedConditionObject";

  private static final Map<String, String> TWINS =
      Map.of(MAP + "$KeySetView", TWIN, CONDITION, CONDITION_TWIN);
  private static final List<byte[]> ORIGINALS =
      TWINS.keySet().stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();

  private RenamedClasses() {}

  /** Whether woven code names a twin instead of the class. */
  public static boolean isRenamed(String name) {
    return TWINS.containsKey(name);
  }

  /** The class file with the names of twins; itself where it names none of the originals. */
  public static byte[] rename(byte[] classFile) {
    if (!mentions(classFile)) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, TWINS)), 0);
    return writer.toByteArray();
  }

  private static boolean mentions(byte[] classFile) {
    for (int at = 0; at < classFile.length; at++) {
      if (classFile[at] == 'j' && isOriginalAt(classFile, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOriginalAt(byte[] classFile, int at) {
    for (byte[] original : ORIGINALS) {
      int end = at + original.length;
      if (end <= classFile.length
          && Arrays.equals(classFile, at, end, original, 0, original.length)) {
        return true;
      }
    }
    return false;
  }

  /** The descriptor of the JDK's method that woven code means by this one. */
  static String original(String descriptor) {
    return descriptor.replace(CONDITION_TWIN, CONDITION);
  }

  /** Whether the method is a {@code keySet} that answers the view. */
  public static boolean isKeySet(String name, String descriptor) {
    return name.equals("keySet") && descriptor.endsWith(")L" + TWIN + ';');
  }
}
