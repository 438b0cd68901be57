package dev.heddle.apps.unknown;

/** main fails with a chain of causes while its threads go on; one of them fails, too. */
public class MainThrows {
  static class StageException extends Exception {
    private static final long serialVersionUID = 1L;

    StageException(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public String getLocalizedMessage() {
      return "stage: " + getMessage();
    }
  }

  private static final Object lock = new Object();
  private static boolean mainFailed;

  static void first(String[] parts) {
    parts[1].length();
  }

  static void second(String[] parts) throws StageException {
    try {
      first(parts);
    } catch (NullPointerException e) {
      throw new StageException("second", e);
    }
  }

  public static void main(String[] args) throws Throwable {
    final Thread main = Thread.currentThread();
    Thread survivor =
        new Thread(
            new Runnable() {
              public void run() {
                try {
                  main.join();
                } catch (InterruptedException e) {
                  throw new Error(e);
                }
                synchronized (lock) {
                  while (!mainFailed) {
                    try {
                      lock.wait();
                    } catch (InterruptedException e) {
                      break;
                    }
                  }
                }
                System.out.println("survived main: " + mainFailed + " " + main.isAlive());
              }
            });
    survivor.start();
    Thread failing =
        new Thread(
            () -> {
              Object o = "text";
              System.out.println(((Integer) o).intValue());
            },
            "failing");
    failing.start();
    failing.join();
    try {
      second(new String[2]);
    } finally {
      synchronized (lock) {
        mainFailed = true;
        lock.notifyAll();
      }
    }
  }
}
