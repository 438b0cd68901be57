package dev.heddle.agent;

import dev.heddle.bridge.OpaqueAccess;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.weave.jdk.GuardedMethods;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Has the methods of classes of opaque objects check access, each class when its first object is
 * shared here: until then {@code StringBuilder} is as the JIT knows it. Any thread.
 */
final class OpaqueGuard {
  private final Instrumentation instrumentation;
  private final Set<Class<?>> guarded = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> patched = new HashSet<>();

  OpaqueGuard(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Returns once the methods that use the fields of the instances of {@code opaque} check. */
  void guard(Class<?> opaque) {
    if (!guarded.contains(opaque)) {
      patch(opaque);
    }
  }

  private synchronized void patch(Class<?> opaque) {
    if (guarded.contains(opaque)) {
      return;
    }
    OpaqueAccess.read(opaque); // what the methods will call is loaded: loading may call them
    List<Class<?>> classes = OpaqueClasses.withMethods(opaque);
    Patch patch = new Patch(classes, OpaqueClasses.isSerial(opaque));
    instrumentation.addTransformer(patch, true);
    try {
      for (Class<?> type : classes) {
        if (patched.add(type)) {
          instrumentation.retransformClasses(type);
        }
      }
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException("unsupported JVM", e);
    } finally {
      instrumentation.removeTransformer(patch);
    }
    if (patch.failure != null) {
      throw new IllegalStateException("not patched: " + opaque.getName(), patch.failure);
    }
    guarded.add(opaque);
  }

  private static final class Patch implements ClassFileTransformer {
    private final List<Class<?>> classes;
    private final Set<String> kin;
    private final boolean serial;
    private Throwable failure;

    Patch(List<Class<?>> classes, boolean serial) {
      this.classes = classes;
      this.serial = serial;
      kin =
          OpaqueClasses.kin().stream()
              .map(name -> name.replace('.', '/'))
              .collect(Collectors.toSet());
    }

    @Override
    public byte[] transform(
        Module module,
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      if (redefined == null || !classes.contains(redefined)) {
        return null;
      }
      try {
        return GuardedMethods.guard(classFile, kin, serial);
      } catch (RuntimeException e) { // the JVM would drop it
        failure = e;
        return null;
      }
    }
  }
}
