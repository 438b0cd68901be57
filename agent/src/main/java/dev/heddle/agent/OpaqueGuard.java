package dev.heddle.agent;

import dev.heddle.bridge.DelegateOps;
import dev.heddle.bridge.OpaqueAccess;
import dev.heddle.heap.opaque.DelegatedClasses;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.weave.jdk.DelegatedMethods;
import dev.heddle.weave.jdk.GuardedMethods;
import java.lang.instrument.Instrumentation;
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

  /** Super classes too, which several classes of opaque objects have in common. */
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
    if (DelegatedClasses.contains(opaque) && !OpaqueClasses.contains(opaque)) {
      patchDelegated(opaque);
      return;
    }
    OpaqueAccess.read(opaque); // what the methods will call is loaded: loading may call them
    Set<String> kin =
        OpaqueClasses.kin().stream()
            .map(name -> name.replace('.', '/'))
            .collect(Collectors.toSet());
    boolean serial = OpaqueClasses.isSerial(opaque);
    List<Class<?>> classes =
        OpaqueClasses.withMethods(opaque).stream()
            .filter(type -> !patched.contains(type))
            .collect(Collectors.toList());
    Retransformation.apply(
        instrumentation,
        classes,
        (name, classFile) -> GuardedMethods.guard(classFile, kin, serial));
    patched.addAll(classes);
    guarded.add(opaque);
  }

  /** Here is a stand-in about to be made. */
  private void patchDelegated(Class<?> delegated) {
    DelegateOps.isStandIn(delegated);
    List<Class<?>> classes =
        DelegatedClasses.withMethods(delegated).stream()
            .filter(type -> !patched.contains(type))
            .collect(Collectors.toList());
    Retransformation.apply(instrumentation, classes, DelegatedMethods::delegate);
    patched.addAll(classes);
    guarded.add(delegated);
  }
}
