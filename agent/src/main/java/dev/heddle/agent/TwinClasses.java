package dev.heddle.agent;

import dev.heddle.weave.ClassSource;
import dev.heddle.weave.Weaver;
import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.Retyping;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jdk.internal.misc.Unsafe;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the twins, or takes them from the cache, and defines them in the boot loader where those
 * that are named first need them: with all that they refer to, for the boot loader does not ask
 * again. Thread-safe; loads no class of the application.
 */
final class TwinClasses {
  private static final int CONSTANT_CLASS = 7;

  private final Weaver weaver;
  private final ClassSource source;
  private final TwinCache cache;
  private final Set<String> defined = new HashSet<>();

  /**
   * @param source of the class files of twins and of the JDK
   */
  TwinClasses(Weaver weaver, ClassSource source, TwinCache cache) {
    this.weaver = weaver;
    this.source = source;
    this.cache = cache;
  }

  /** Defines the twins that a woven class refers to. */
  void defineReferred(byte[] wovenClassFile) {
    ClassReader reader = new ClassReader(wovenClassFile);
    for (String name : referred(reader)) {
      define(name);
    }
  }

  /** Defines a twin and all it needs, unless it is defined. */
  synchronized void define(String internalName) {
    Map<String, byte[]> made = new LinkedHashMap<>();
    collect(internalName, made);
    for (String name : made.keySet()) {
      define(name, made);
    }
  }

  private void collect(String name, Map<String, byte[]> made) {
    if (defined.contains(name) || made.containsKey(name)) {
      return;
    }
    byte[] woven = cache.get("woven", name, new Woven(name));
    made.put(name, woven);
    for (String other : referred(new ClassReader(woven))) {
      collect(other, made);
    }
  }

  /** No lambda: none is to be linked inside a transformer. */
  private final class Woven implements Supplier<byte[]> {
    private final String name;

    Woven(String name) {
      this.name = name;
    }

    @Override
    public byte[] get() {
      byte[] original = source.classFile(name);
      if (original == null) {
        throw new IllegalStateException(name + " is missing");
      }
      byte[] retyped = Catalogue.isWritten(name) ? Retyping.apply(original) : original;
      return weaver.weave(name, retyped, source);
    }
  }

  /** Super classes first. */
  private void define(String name, Map<String, byte[]> made) {
    byte[] classFile = made.get(name);
    if (classFile == null || !defined.add(name)) {
      return;
    }
    ClassReader reader = new ClassReader(classFile);
    define(reader.getSuperName(), made);
    for (String implemented : reader.getInterfaces()) {
      define(implemented, made);
    }
    Unsafe.getUnsafe().defineClass(name, classFile, 0, classFile.length, null, null);
  }

  private static Set<String> referred(ClassReader reader) {
    Set<String> names = new HashSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
        String name = reader.readUTF8(item, buffer);
        String element = name.startsWith("[") ? elementOf(name) : name;
        if (Catalogue.isTwin(element)) {
          names.add(element);
        }
      }
    }
    return names;
  }

  private static String elementOf(String arrayName) {
    int from = arrayName.lastIndexOf('[') + 1;
    return arrayName.charAt(from) == 'L'
        ? arrayName.substring(from + 1, arrayName.length() - 1)
        : "";
  }
}
