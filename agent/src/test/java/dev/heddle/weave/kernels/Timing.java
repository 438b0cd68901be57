package dev.heddle.weave.kernels;

import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.Weaver;
import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * {@code main(kernel...)}: CPU time of each kernel woven beside unwoven, in one JVM, medians of
 * alternating rounds; all data local, or shared and valid with {@code -Dshared=true
 * -Dheddle.nodes=2}. A quick look, no benchmark.
 */
public final class Timing {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_ROUNDS = 20;
  private static final int ROUNDS = 15;

  private Timing() {}

  public static void main(String[] kernels) throws ReflectiveOperationException {
    for (String kernel : kernels) {
      Runnable plain = load(kernel, null);
      Runnable woven = load(kernel, new Weaver(WeavePolicy.defaults()));
      if (Boolean.getBoolean("shared")) {
        SharedGraph.share(woven);
      }
      for (int i = 0; i < WARM_ROUNDS; i++) {
        plain.run();
        woven.run();
      }
      long[] plainNanos = new long[ROUNDS];
      long[] wovenNanos = new long[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        plainNanos[i] = time(plain);
        wovenNanos[i] = time(woven);
      }
      Arrays.sort(plainNanos);
      Arrays.sort(wovenNanos);
      double plainMedian = plainNanos[ROUNDS / 2];
      double wovenMedian = wovenNanos[ROUNDS / 2];
      System.out.printf(
          Locale.ROOT,
          "%-10s plain %8.3f ms  woven %8.3f ms  ratio %.2f%n",
          kernel,
          plainMedian / 1e6,
          wovenMedian / 1e6,
          wovenMedian / plainMedian);
    }
  }

  private static Runnable load(String kernel, Weaver weaver) throws ReflectiveOperationException {
    String name = Timing.class.getPackageName() + "." + kernel;
    Map<String, byte[]> classFiles = ClassFiles.nestOf(name);
    ClassLoader loader = new WovenLoader(classFiles, weaver, Timing.class.getClassLoader());
    return (Runnable) loader.loadClass(name).getDeclaredConstructor().newInstance();
  }

  private static long time(Runnable kernel) {
    long start = THREADS.getCurrentThreadCpuTime();
    kernel.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
