package dev.heddle.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Has the bodies of methods of loaded classes of the JDK replaced; each class, or it throws. A
 * class that is patched again keeps what it was patched with before: the JVM begins with the class
 * file.
 */
final class Retransformation implements ClassFileTransformer {
  /** From a class's name, with slashes, and its class file to the new one. */
  interface Patch extends BiFunction<String, byte[], byte[]> {}

  private final Instrumentation instrumentation;
  private final Map<Class<?>, List<Patch>> patches = new ConcurrentHashMap<>();

  /** Of the call that goes on. */
  private final Set<Class<?>> missing = ConcurrentHashMap.newKeySet();

  private Throwable failure;

  Retransformation(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    instrumentation.addTransformer(this, true);
  }

  /**
   * Returns once the new bodies are in force. All at once: each change of loaded classes stops
   * every thread, and throws away what the JIT is about to finish.
   *
   * @throws IllegalStateException naming the classes that stayed as they were
   */
  synchronized void apply(Collection<Class<?>> classes, Patch patch) {
    for (Class<?> type : classes) {
      List<Patch> all = new ArrayList<>(patches.getOrDefault(type, List.of()));
      all.add(patch);
      patches.put(type, all);
    }
    missing.clear();
    missing.addAll(classes);
    failure = null;
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException("unsupported JVM", e);
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not patched: " + missing, failure);
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
    List<Patch> all = redefined == null ? null : patches.get(redefined);
    if (all == null) {
      return null;
    }
    try {
      byte[] patched = classFile;
      for (Patch patch : all) {
        patched = patch.apply(name, patched);
      }
      missing.remove(redefined);
      return patched;
    } catch (RuntimeException e) { // the JVM would drop it
      failure = e;
      return null;
    }
  }
}
