package dev.heddle.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;

/** Has the bodies of methods of loaded classes of the JDK replaced; each class, or it throws. */
final class Retransformation implements ClassFileTransformer {
  private final Set<Class<?>> missing;
  private final BiFunction<String, byte[], byte[]> patch;
  private Throwable failure;

  private Retransformation(Collection<Class<?>> classes, BiFunction<String, byte[], byte[]> patch) {
    missing = new HashSet<>(classes);
    this.patch = patch;
  }

  /**
   * Returns once the new bodies are in force. All at once: each change of loaded classes stops
   * every thread, and throws away what the JIT is about to finish.
   *
   * @param patch from a class's name, with slashes, and its class file to the new one
   * @throws IllegalStateException naming the classes that stayed as they were
   */
  static void apply(
      Instrumentation instrumentation,
      Collection<Class<?>> classes,
      BiFunction<String, byte[], byte[]> patch) {
    Retransformation transformer = new Retransformation(classes, patch);
    instrumentation.addTransformer(transformer, true);
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException("unsupported JVM", e);
    } finally {
      instrumentation.removeTransformer(transformer);
    }
    if (!transformer.missing.isEmpty()) {
      throw new IllegalStateException("not patched: " + transformer.missing, transformer.failure);
    }
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined == null || !missing.contains(redefined)) {
      return null;
    }
    try {
      byte[] patched = patch.apply(name, classFile);
      missing.remove(redefined);
      return patched;
    } catch (RuntimeException e) { // the JVM would drop it
      failure = e;
      return null;
    }
  }
}
