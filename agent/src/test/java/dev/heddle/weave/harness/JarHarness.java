package dev.heddle.weave.harness;

import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Weaves all classes of jars and lets the JVM's verifier judge: a class that links as it is must
 * link woven. {@code main(jar...)} prints what fails and a summary; exit status 1 on failures.
 */
public final class JarHarness {
  private int classes;
  private int unlinkable;
  private long originalBytes;
  private long wovenBytes;
  private long weavingNanos;
  private final Map<String, Throwable> failures = new TreeMap<>();

  public static void main(String[] jars) throws IOException {
    boolean failed = false;
    for (String jar : jars) {
      JarHarness harness = new JarHarness();
      harness.run(jar);
      System.out.println(jar.substring(jar.lastIndexOf('/') + 1) + ": " + harness.summary());
      harness.failures.forEach(
          (name, why) -> System.out.println("  FAILED " + name + ": " + first(why)));
      failed |= !harness.failures.isEmpty();
    }
    if (failed) {
      System.exit(1);
    }
  }

  private static String first(Throwable why) {
    String text = why.toString();
    return text.substring(0, Math.min(1500, text.length()));
  }

  /** Weaves and links every class of the jar. */
  public void run(String jar) throws IOException {
    Map<String, byte[]> classFiles = read(jar);
    ClassLoader parent = JarHarness.class.getClassLoader();
    WovenLoader plain = new WovenLoader(classFiles, null, parent);
    WovenLoader woven = new WovenLoader(classFiles, new Weaver(WeavePolicy.defaults()), parent);
    for (String name : classFiles.keySet()) {
      classes++;
      if (link(plain, name) != null) {
        unlinkable++;
        tryWeave(woven, name);
      } else if (tryWeave(woven, name)) {
        Throwable why = link(woven, name);
        if (why != null) {
          failures.put(name, why);
        }
      }
    }
  }

  private boolean tryWeave(WovenLoader loader, String name) {
    try {
      long start = System.nanoTime();
      wovenBytes += loader.woven(name).length;
      weavingNanos += System.nanoTime() - start;
      return true;
    } catch (RuntimeException | Error e) {
      failures.put(name, e);
      return false;
    }
  }

  /** Linking verifies; asking for the constructors links without initialising. */
  private static Throwable link(WovenLoader loader, String name) {
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
      if (type.getDeclaredConstructors().length < 0) {
        throw new AssertionError(type);
      }
      return null;
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return e;
    }
  }

  private Map<String, byte[]> read(String jar) throws IOException {
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF")
            && !name.endsWith("-info.class")) {
          try (InputStream in = file.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            originalBytes += bytes.length;
            classFiles.put(name.substring(0, name.length() - ".class".length()), bytes);
          }
        }
      }
    }
    return classFiles;
  }

  public Map<String, Throwable> failures() {
    return failures;
  }

  public String summary() {
    return classes
        + " classes, "
        + failures.size()
        + " failed, "
        + unlinkable
        + " do not link unwoven either; "
        + originalBytes / 1024
        + " -> "
        + wovenBytes / 1024
        + " KiB, "
        + weavingNanos / 1_000_000
        + " ms";
  }
}
