package dev.heddle.agent;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.internal.misc.Unsafe;

/**
 * Defines the bridge classes in the boot loader's unnamed module, where every loader and every
 * woven named module sees them. A boot class path append would do the same, at the price of a CDS
 * warning on stderr and the archive of the application classes (evidence: JDK classes).
 */
public final class BridgeLoading {
  private static final String FIRST = "dev/heddle/bridge/Bridge.class";
  private static final String INDEX = "bridge/index";
  private static final String MISC = "jdk.internal.misc";

  private BridgeLoading() {}

  /**
   * Defines each class of the index once, and gives the number of them.
   *
   * @throws IllegalStateException where a bridge class exists a second time
   */
  static int defineAll(Instrumentation instrumentation, File jarFile) throws IOException {
    exportMisc(instrumentation, BridgeLoading.class.getModule());
    List<Class<?>> defined = define(jarFile);
    Module bridge = defined.get(0).getModule();
    exportMisc(instrumentation, bridge);
    // Twins that are copies of the JDK's classes belong to its module.
    instrumentation.redefineModule(
        Object.class.getModule(), Set.of(bridge), Map.of(), Map.of(), Set.of(), Map.of());
    for (Class<?> type : defined) {
      requireOnce(type, ClassLoader.getSystemClassLoader());
      requireOnce(type, BridgeLoading.class.getClassLoader());
    }
    return defined.size();
  }

  /**
   * Defines them in the JVM of the launcher, which weaves but runs nothing woven; its manifest
   * exports what that needs. Does nothing where they are on the class path.
   */
  public static void defineForTools(File jarFile) throws IOException {
    if (BridgeLoading.class.getClassLoader().getResource(FIRST) == null) {
      define(jarFile);
    }
  }

  private static List<Class<?>> define(File jarFile) throws IOException {
    List<Class<?>> defined = new ArrayList<>();
    try (ZipFile jar = new ZipFile(jarFile)) {
      for (String name : index(jar)) {
        defined.add(Definer.define(name, bytes(jar, "bridge/" + name + ".classdata")));
      }
    }
    return defined;
  }

  private static void exportMisc(Instrumentation instrumentation, Module to) {
    Map<String, Set<Module>> misc = Map.of(MISC, Set.of(to));
    instrumentation.redefineModule(
        Object.class.getModule(), Set.of(), misc, misc, Set.of(), Map.of());
  }

  /** Two copies have two sets of statics (evidence: agent pitfalls 4). */
  private static void requireOnce(Class<?> type, ClassLoader loader) {
    try {
      Class<?> seen = Class.forName(type.getName(), false, loader);
      if (seen != type) {
        throw new IllegalStateException(
            type.getName() + " is loaded twice: by boot and by " + seen.getClassLoader());
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type.getName() + " is not seen by " + loader, e);
    }
  }

  private static List<String> index(ZipFile jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry(INDEX)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        names.add(line);
      }
    }
    return names;
  }

  private static byte[] bytes(ZipFile jar, String path) throws IOException {
    ZipEntry entry = jar.getEntry(path);
    return jar.getInputStream(entry).readAllBytes();
  }

  /** Apart, because it links to a package that is exported only once {@link #exportMisc} ran. */
  private static final class Definer {
    private Definer() {}

    static Class<?> define(String internalName, byte[] classFile) {
      return Unsafe.getUnsafe()
          .defineClass(internalName, classFile, 0, classFile.length, null, null);
    }
  }
}
