package dev.heddle.agent;

import dev.heddle.bridge.StackFrames;
import dev.heddle.weave.jdk.JdkPatches;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Set;

/** Has the classes of {@link JdkPatches} patched, loaded already or not; once. */
final class JdkPatching {
  private JdkPatching() {}

  /** What a run of so many nodes needs. */
  static void apply(Instrumentation instrumentation, int nodes) throws InterruptedException {
    StackFrames.lookAtPlainThread();
    apply(instrumentation, JdkPatches.ofEveryRun());
    if (nodes > 1) {
      apply(instrumentation, JdkPatches.ofSeveralNodes());
    }
  }

  private static void apply(Instrumentation instrumentation, Set<String> names) {
    for (String name : names) {
      try {
        Class<?> type = Class.forName(name.replace('/', '.'), false, null);
        Retransformation.apply(
            instrumentation, List.of(type), classFile -> JdkPatches.patch(name, classFile));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("unsupported JVM", e);
      }
    }
  }
}
