package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.Properties;

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
    System.getProperties().put("app.put", "yes");
    System.setProperty("app.cleared", "no");
    System.getProperties().remove("app.cleared");
    Properties more = new Properties(System.getProperties());
    more.setProperty("app.more", "yes");
    System.setProperties(more);
    String command = System.getProperty("sun.java.command");
    String[] seen = new String[threads];
    boolean[] others = new boolean[threads];
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
                others[me] =
                    "yes".equals(System.getProperty("app.put"))
                        && System.getProperty("app.cleared") == null
                        && "yes".equals(System.getProperties().getProperty("app.more"))
                        && command.equals(System.getProperty("sun.java.command"));
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
      checks.check("changes through the object in thread " + t, others[t]);
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
