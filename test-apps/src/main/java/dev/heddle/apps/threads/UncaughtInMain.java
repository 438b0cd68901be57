package dev.heddle.apps.threads;

/**
 * Main throws after its threads have ended: exit status 1, the stack on standard error.
 *
 * <p>Usage: {@code UncaughtInMain}.
 */
public class UncaughtInMain {

  static class ResultException extends RuntimeException {
    ResultException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static RuntimeException failure;

  public static void main(String[] args) throws InterruptedException {
    Thread worker =
        new Thread("worker") {
          @Override
          public void run() {
            try {
              throw new IllegalStateException("from the worker");
            } catch (IllegalStateException e) {
              failure = e;
            }
          }
        };
    worker.start();
    worker.join();
    System.out.println("OK");
    throw new ResultException("from main", failure);
  }
}
