package dev.heddle.agent;

import dev.heddle.bridge.StackFrames;
import dev.heddle.weave.jdk.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;

/** Has the classes of {@link JdkPatches} patched, loaded already or not; once. */
final class JdkPatching implements ClassFileTransformer {
  private final Set<String> unpatched;
  private Throwable failure;

  private JdkPatching(Set<String> classes) {
    unpatched = new HashSet<>(classes);
  }

  /** What a run of so many nodes needs. */
  static void apply(Instrumentation instrumentation, int nodes) throws InterruptedException {
    StackFrames.lookAtPlainThread();
    apply(instrumentation, JdkPatches.ofEveryRun());
    if (nodes > 1) {
      apply(instrumentation, JdkPatches.ofSeveralNodes());
    }
  }

  private static void apply(Instrumentation instrumentation, Set<String> classes) {
    JdkPatching patching = new JdkPatching(classes);
    instrumentation.addTransformer(patching, true);
    try {
      for (String name : classes) {
        instrumentation.retransformClasses(Class.forName(name.replace('/', '.'), false, null));
      }
    } catch (ClassNotFoundException | UnmodifiableClassException e) {
      throw new IllegalStateException("unsupported JVM", e);
    } finally {
      instrumentation.removeTransformer(patching);
    }
    if (patching.failure != null || !patching.unpatched.isEmpty()) {
      throw new IllegalStateException("not patched: " + patching.unpatched, patching.failure);
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
    if (redefined == null || !unpatched.contains(name)) {
      return null;
    }
    try {
      byte[] patched = JdkPatches.patch(name, classFile);
      unpatched.remove(name);
      return patched;
    } catch (RuntimeException e) { // the JVM would drop it
      failure = e;
      return null;
    }
  }
}
