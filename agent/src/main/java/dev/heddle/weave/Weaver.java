package dev.heddle.weave;

import dev.heddle.weave.jdk.RenamedClasses;
import dev.heddle.weave.model.ClassHierarchy;
import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.ClassInfoReader;
import dev.heddle.weave.model.World;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Weaves classes. Cheap to make; thread-safe; loads no class of the application. What is known of
 * classes is kept as long as their {@link ClassSource} is referred to elsewhere: keep one source
 * per class loader.
 */
public final class Weaver {
  private final WeavePolicy policy;
  private final Map<ClassSource, ClassHierarchy> hierarchies =
      Collections.synchronizedMap(new WeakHashMap<>());

  public Weaver(WeavePolicy policy) {
    this.policy = policy;
  }

  /**
   * The woven form of a class file; {@code original} itself where the policy leaves the class
   * alone.
   *
   * @param internalName with slashes
   * @param original class file of any version from Java 1.1 on
   * @param source where the class files of its super classes and of the classes it uses are found
   * @throws WeaveException where the class cannot be woven
   */
  public byte[] weave(String internalName, byte[] original, ClassSource source) {
    if (!policy.isWoven(internalName) || internalName.endsWith("module-info")) {
      return original;
    }
    try {
      byte[] classFile = policy.isChecked() ? RenamedClasses.rename(original) : original;
      ClassInfo info = ClassInfoReader.read(classFile);
      ClassHierarchy hierarchy = hierarchyOf(source).with(info);
      return new ClassWeaving(new World(policy, hierarchy), info, classFile).weave();
    } catch (WeaveException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new WeaveException(internalName.replace('/', '.'), e.toString(), e);
    }
  }

  private ClassHierarchy hierarchyOf(ClassSource source) {
    return hierarchies.computeIfAbsent(source, this::hierarchy);
  }

  private ClassHierarchy hierarchy(ClassSource source) {
    WeakReference<ClassSource> weak = new WeakReference<>(source);
    return new ClassHierarchy(
        name -> {
          ClassSource present = weak.get();
          byte[] classFile = present == null ? null : present.classFile(name);
          boolean renamed = classFile != null && policy.isChecked() && policy.isWoven(name);
          return renamed ? RenamedClasses.rename(classFile) : classFile;
        });
  }
}
