package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loggers in constants and in fields, used by all threads: one level for all, one lock, one key.
 *
 * <p>Usage: {@code Logging [rounds] [threads]}.
 */
public class Logging {
  private static final Logger LOG = Logger.getLogger(Logging.class.getName());
  private static final Object AS_OBJECT = Logger.getLogger("dev.heddle.apps.quiet");
  private static final System.Logger SYSTEM_LOG = System.getLogger("dev.heddle.apps.system");

  private final Logger field = Logger.getLogger(Logging.class.getName());
  private final Object systemField = SYSTEM_LOG;
  private final Map<Object, Integer> lines = new HashMap<>();
  private Level level = Level.WARNING;
  private int locked;

  @SuppressWarnings("ReferenceEquality") // there is one logger of a name
  private boolean isOne() {
    return LOG == field
        && LOG == Logger.getLogger(Logging.class.getName())
        && AS_OBJECT == Logger.getLogger("dev.heddle.apps.quiet")
        && SYSTEM_LOG == systemField
        && level == Level.WARNING;
  }

  private boolean hasLevels() {
    return LOG.isLoggable(Level.FINE)
        && !LOG.isLoggable(Level.FINER)
        && !((Logger) AS_OBJECT).isLoggable(level)
        && ((Logger) AS_OBJECT).isLoggable(Level.SEVERE);
  }

  private static void log(int thread) {
    LOG.info("thread " + thread);
    LOG.log(Level.FINE, "goes to no handler of level INFO");
    ((Logger) AS_OBJECT).info("not logged");
    SYSTEM_LOG.log(System.Logger.Level.INFO, "system {0}", thread);
  }

  private void use(int rounds) {
    for (int i = 0; i < rounds; i++) {
      synchronized (LOG) {
        locked++;
        lines.merge(field, 1, Integer::sum);
        lines.merge(Logging.class, 1, Integer::sum);
        lines.merge(Thread.State.NEW, 1, Integer::sum);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    Logging shared = new Logging();
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n"); // no time
    LOG.setLevel(Level.FINE);
    boolean[] one = new boolean[threads];
    boolean[] levels = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                if (me == 0) {
                  ((Logger) AS_OBJECT).setLevel(Level.SEVERE);
                }
                one[me] = shared.isOne();
                levels[me] = shared.hasLevels();
                shared.use(rounds);
              });
      workers[t].start();
      if (t == 0) {
        workers[t].join();
      }
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      int speaker = t;
      workers[t].join();
      Thread logging = new Thread(() -> log(speaker));
      logging.start();
      logging.join();
      checks.check("thread " + t + " has the loggers", one[t]);
      checks.check("thread " + t + " has their levels", levels[t]);
    }
    checks.same("under the logger's lock", rounds * threads, shared.locked);
    for (Object key : new Object[] {LOG, Logging.class, Thread.State.NEW}) {
      checks.same("under key " + key.getClass(), rounds * threads, shared.lines.get(key));
    }
    checks.finish();
  }
}
