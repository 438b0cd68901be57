package dev.heddle.agent;

import dev.heddle.weave.jdk.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;

/** Has the classes of {@link JdkPatches} patched, loaded already or not; once. */
final class JdkPatching implements ClassFileTransformer {
  private final Set<String> unpatched = new HashSet<>(JdkPatches.classes());
  private Throwable failure;

  private JdkPatching() {}

  static void apply(Instrumentation instrumentation) {
    JdkPatching patching = new JdkPatching();
    instrumentation.addTransformer(patching, true);
    try {
      for (String name : JdkPatches.classes()) {
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
    if (redefined == null || !JdkPatches.classes().contains(name)) {
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
