package dev.heddle.agent;

import dev.heddle.bridge.StackFrames;
import dev.heddle.weave.jdk.JdkPatches;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Has the classes of {@link JdkPatches} patched, loaded already or not; once. */
final class JdkPatching {
  private JdkPatching() {}

  /** What a run of so many nodes needs. */
  static void apply(Retransformation retransformation, int nodes) throws InterruptedException {
    StackFrames.lookAtPlainThread();
    Set<String> names = new LinkedHashSet<>(JdkPatches.ofEveryRun());
    if (nodes > 1) {
      names.addAll(JdkPatches.ofSeveralNodes());
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(loaded(name));
    }
    retransformation.apply(classes, JdkPatches::patch);
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name.replace('/', '.'), false, null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("unsupported JVM", e);
    }
  }
}
