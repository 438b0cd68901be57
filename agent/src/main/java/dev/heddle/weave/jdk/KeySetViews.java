package dev.heddle.weave.jdk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * {@code ConcurrentHashMap.KeySetView} is final and reads the fields of its map, so it can have no
 * subclass that does not. Woven code that names it names the twin instead, in descriptors too.
 */
public final class KeySetViews {
  public static final String MAP = "java/util/concurrent/ConcurrentHashMap";
  public static final String METHODS = Catalogue.WRITTEN + "maps/SharedKeySets";
  private static final String TWIN = Catalogue.WRITTEN + "maps/SharedKeySetView";
  private static final String ORIGINAL = MAP + "$KeySetView";
  private static final byte[] ORIGINAL_UTF8 = ORIGINAL.getBytes(StandardCharsets.UTF_8);

  private KeySetViews() {}

  /** The class file with the one name for the other; itself where it has it not. */
  public static byte[] rename(byte[] classFile) {
    if (!mentions(classFile)) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, Map.of(ORIGINAL, TWIN))), 0);
    return writer.toByteArray();
  }

  private static boolean mentions(byte[] classFile) {
    int last = classFile.length - ORIGINAL_UTF8.length;
    for (int at = 0; at <= last; at++) {
      if (classFile[at] == 'j' && startsWith(classFile, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] classFile, int at) {
    for (int i = 0; i < ORIGINAL_UTF8.length; i++) {
      if (classFile[at + i] != ORIGINAL_UTF8[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the method is a {@code keySet} that answers the view. */
  public static boolean isKeySet(String name, String descriptor) {
    return name.equals("keySet") && descriptor.endsWith(")L" + TWIN + ';');
  }
}
