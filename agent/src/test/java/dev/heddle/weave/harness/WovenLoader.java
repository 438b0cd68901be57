package dev.heddle.weave.harness;

import dev.heddle.weave.ClassSource;
import dev.heddle.weave.Weaver;
import java.util.Map;

/** Defines given class files, woven or as they are; everything else comes from the parent. */
public final class WovenLoader extends ClassLoader {
  private final Map<String, byte[]> classFiles;
  private final Weaver weaver;
  private final ClassSource source;

  /**
   * @param classFiles by internal name
   * @param weaver null to define the classes as they are
   */
  public WovenLoader(Map<String, byte[]> classFiles, Weaver weaver, ClassLoader parent) {
    super(parent);
    this.classFiles = classFiles;
    this.weaver = weaver;
    ClassSource beyond = ClassSource.of(parent);
    source =
        name -> {
          byte[] own = classFiles.get(name);
          return own != null ? own : beyond.classFile(name);
        };
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      String internalName = name.replace('.', '/');
      if (!classFiles.containsKey(internalName)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name, internalName);
    }
  }

  private Class<?> define(String name, String internalName) {
    byte[] bytes = woven(internalName);
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** The class file as it is defined. */
  public byte[] woven(String internalName) {
    byte[] original = classFiles.get(internalName);
    return weaver == null ? original : weaver.weave(internalName, original, source);
  }
}
