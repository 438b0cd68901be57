package dev.heddle.agent;

import dev.heddle.bridge.DelegateOps;
import dev.heddle.bridge.OpaqueAccess;
import dev.heddle.heap.opaque.DelegatedClasses;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.weave.jdk.DelegatedMethods;
import dev.heddle.weave.jdk.GuardedMethods;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Has the methods of classes of opaque objects check access, each class when its first object is
 * shared here: until then {@code StringBuilder} is as the JIT knows it. Those of delegated classes
 * ask the original's node, once a stand-in is made here. Any thread.
 */
final class OpaqueGuard {
  private final Retransformation retransformation;
  private final Set<Class<?>> guarded = ConcurrentHashMap.newKeySet();

  /** Super classes too, which several classes of opaque objects have in common. */
  private final Set<Class<?>> patched = new HashSet<>();

  private final Set<Class<?>> delegating = new HashSet<>();

  OpaqueGuard(Retransformation retransformation) {
    this.retransformation = retransformation;
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
    retransformation.apply(
        classes, (name, classFile) -> GuardedMethods.guard(classFile, kin, serial));
    patched.addAll(classes);
    guarded.add(opaque);
  }

  /** Here is a stand-in about to be made. */
  private void patchDelegated(Class<?> delegated) {
    DelegateOps.isStandIn(delegated);
    List<Class<?>> classes =
        DelegatedClasses.withMethods(delegated).stream()
            .filter(type -> !delegating.contains(type))
            .collect(Collectors.toList());
    retransformation.apply(classes, DelegatedMethods::delegate);
    delegating.addAll(classes);
    guarded.add(delegated);
  }
}
