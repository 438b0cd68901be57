package dev.heddle.selftest;

/**
 * A program as a user would have it: {@code heddle doctor} writes its class files to a directory
 * and runs it. Threads add to one sum under a lock.
 */
public final class SelfTest {
  private int sum;

  private SelfTest() {}

  private synchronized void add(int n) {
    sum += n;
  }

  private synchronized int sum() {
    return sum;
  }

  public static void main(String[] arguments) throws InterruptedException {
    SelfTest shared = new SelfTest();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int n = 1; n <= 10; n++) {
                  shared.add(n);
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println((isWoven() ? "woven" : "not woven") + ", sum " + shared.sum());
  }

  private static boolean isWoven() {
    try {
      return Class.forName("dev.heddle.bridge.Shared").isAssignableFrom(SelfTest.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
