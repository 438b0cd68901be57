package dev.heddle.apps.language;

import dev.heddle.apps.Checklist;

/**
 * A class whose initialiser throws: the thread that ran it gets ExceptionInInitializerError with
 * the cause, every other NoClassDefFoundError, and the initialiser is not run again.
 *
 * <p>Usage: {@code FailingInitialiser}.
 */
public class FailingInitialiser {

  static int attempts;

  static class Bad {
    static int value = compute();

    private static int compute() {
      synchronized (FailingInitialiser.class) {
        attempts++;
      }
      throw new IllegalStateException("no value");
    }
  }

  static class Attempt extends Thread {
    String outcome;

    public void run() {
      try {
        outcome = "value " + Bad.value;
      } catch (ExceptionInInitializerError e) {
        outcome = "ExceptionInInitializerError, " + e.getCause().getMessage();
      } catch (NoClassDefFoundError e) {
        outcome = "NoClassDefFoundError";
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Checklist checks = new Checklist();
    String[] expected = {
      "ExceptionInInitializerError, no value", "NoClassDefFoundError", "NoClassDefFoundError"
    };
    for (int i = 0; i < expected.length; i++) {
      Attempt attempt = new Attempt();
      attempt.start();
      attempt.join();
      checks.same("attempt " + (i + 1), expected[i], attempt.outcome);
    }
    checks.same("runs of the initialiser", 1, attempts);
    checks.finish();
  }
}
