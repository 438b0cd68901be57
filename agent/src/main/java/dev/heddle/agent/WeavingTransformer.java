package dev.heddle.agent;

import dev.heddle.bridge.Shared;
import dev.heddle.node.ExitStatus;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * Hands each class of the application to the weaver. An exception here would make the JVM run the
 * class unwoven, so every Throwable ends the process (evidence: agent pitfalls 2).
 */
final class WeavingTransformer implements ClassFileTransformer {
  private static final Module BRIDGE = Shared.class.getModule();

  private final Instrumentation instrumentation;
  private final ClassWeaver weaver;
  private final ClassLoader isolated;
  private final ClassLoader platform;
  private final boolean verbose;

  WeavingTransformer(Instrumentation instrumentation, ClassWeaver weaver, boolean verbose) {
    this.instrumentation = instrumentation;
    this.weaver = weaver;
    this.verbose = verbose;
    isolated = WeavingTransformer.class.getClassLoader();
    platform = ClassLoader.getPlatformClassLoader();
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    // First, and without a call: every class of the JDK passes here.
    if (loader == null || loader == platform || loader == isolated) {
      return null;
    }
    try {
      if (name == null || isOurs(name) || isJdk(module)) {
        return null;
      }
      byte[] woven = weaver.weave(loader, name, classFile);
      if (woven != null) {
        letReadBridge(module);
      }
      return woven;
    } catch (Throwable e) {
      Fatal.end(
          ExitStatus.CANNOT_WEAVE,
          "class " + String.valueOf(name).replace('/', '.') + " cannot be woven: " + reason(e),
          verbose ? e : null);
      throw e;
    }
  }

  /**
   * A named module reads the bridge's unnamed module before the class is defined: the JVM itself
   * sees to that only afterwards, too late for the interface of a topmost class.
   */
  private void letReadBridge(Module module) {
    if (module != null && module.isNamed() && !module.canRead(BRIDGE)) {
      instrumentation.redefineModule(
          module, Set.of(BRIDGE), Map.of(), Map.of(), Set.of(), Map.of());
    }
  }

  private static boolean isOurs(String name) {
    return name.startsWith("dev/heddle/agent/boot/");
  }

  /** Tools of the JDK (jdk.compiler, ...) are loaded by the system loader. */
  private static boolean isJdk(Module module) {
    if (module == null || !module.isNamed()) {
      return false;
    }
    String name = module.getName();
    return name.startsWith("java.") || name.startsWith("jdk.");
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getName() : message.lines().findFirst().orElse("");
  }
}
