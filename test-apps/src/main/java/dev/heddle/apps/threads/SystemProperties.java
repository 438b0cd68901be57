package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * System properties that main sets before it starts threads; with {@code back} also those that
 * threads set for main.
 *
 * <p>Usage: {@code SystemProperties [properties] [threads] [back]}.
 */
public class SystemProperties {

  public static void main(String[] args) throws InterruptedException {
    int properties = Args.size(args, 10);
    boolean back = Args.word(args, 2, "").equals("back");
    int threads = Args.threads(args, 4);
    System.setProperty("app.mode", "fast");
    for (int i = 0; i < properties; i++) {
      System.setProperty("app.limit." + i, "17");
    }
    String[] seen = new String[threads];
    int[] limits = new int[threads];
    int[] processors = new int[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                seen[me] = System.getProperty("app.mode");
                for (int i = 0; i < properties; i++) {
                  limits[me] += Integer.getInteger("app.limit." + i, -1);
                }
                processors[me] = Runtime.getRuntime().availableProcessors();
                if (back) {
                  System.setProperty("app.answer." + me, "from " + me);
                }
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    boolean answers = true;
    boolean sameProcessors = true;
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, "fast".equals(seen[t]) && limits[t] == 17 * properties);
      answers &= ("from " + t).equals(System.getProperty("app.answer." + t));
      sameProcessors &= processors[t] == Runtime.getRuntime().availableProcessors();
    }
    if (back) {
      checks.check("properties set by threads", answers);
    }
    checks.check("one number of processors", sameProcessors);
    checks.finish();
  }
}
