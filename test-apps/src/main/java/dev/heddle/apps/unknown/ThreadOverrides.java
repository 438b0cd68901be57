package dev.heddle.apps.unknown;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** Subclasses of Thread that override interrupt, run, toString and the uncaught handler. */
public class ThreadOverrides {

  static class Reader extends Thread {
    private volatile boolean closed;
    private int interrupts;
    private final Object data = new Object();
    int seen;

    @Override
    public void interrupt() {
      synchronized (data) {
        interrupts++;
        closed = true;
        data.notifyAll();
      }
      super.interrupt();
    }

    @Override
    public void run() {
      synchronized (data) {
        while (!closed) {
          try {
            data.wait();
            seen++;
          } catch (InterruptedException e) {
            closed = true;
          }
        }
      }
    }

    @Override
    public boolean isInterrupted() {
      return interrupts > 0;
    }

    @Override
    public String toString() {
      return "Reader[" + getName() + "," + interrupts + "]";
    }
  }

  static class Twice extends Thread {
    private final int[] runs;

    Twice(ThreadGroup g, Runnable r, String name, int[] runs) {
      super(g, r, name);
      this.runs = runs;
    }

    @Override
    public void run() {
      super.run();
      super.run();
      runs[0]++;
    }

    @Override
    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
      return (t, e) -> System.out.println(t.getName() + " failed: " + e.getMessage());
    }

    @Override
    public synchronized void start() {
      setName(getName() + " started");
      super.start();
    }
  }

  static class Local {
    static int pipeSum() throws IOException, InterruptedException {
      PipedOutputStream out = new PipedOutputStream();
      PipedInputStream in = new PipedInputStream(out, 4);
      int sum = 0;
      out.write(new byte[] {1, 2, 3}, 0, 3);
      out.close();
      for (int b; (b = in.read()) >= 0; ) sum += b;
      return sum;
    }
  }

  public static void main(String[] args) throws Exception {
    Reader reader = new Reader();
    reader.setName("reader");
    reader.setDaemon(true);
    reader.start();
    reader.interrupt();
    reader.join();
    System.out.println(
        reader + " " + reader.isInterrupted() + " " + reader.isDaemon() + " " + (reader.seen < 2));
    int[] runs = new int[1], calls = new int[1];
    Twice twice = new Twice(null, () -> calls[0]++, "twice", runs);
    twice.start();
    twice.join();
    System.out.println(twice.getName() + " " + runs[0] + " " + calls[0]);
    Twice failing =
        new Twice(
            new ThreadGroup("g"),
            () -> {
              throw new IllegalStateException("in run");
            },
            "failing",
            runs);
    failing.start();
    failing.join();
    System.out.println(runs[0] + " " + failing.isAlive());
    try {
      twice.start();
    } catch (IllegalThreadStateException e) {
      System.out.println("again: " + e.getMessage() + " " + twice.getName());
    }
    Thread notStarted =
        new Thread(() -> System.out.println("run by hand in " + Thread.currentThread().getName()));
    notStarted.run();
    System.out.println(
        Local.pipeSum() + " " + notStarted.getState() + " " + new Thread("named").getName());
    Thread self =
        new Thread() {
          @Override
          public void run() {
            setPriority(MAX_PRIORITY);
            System.out.println(this == currentThread() ? "self " + getPriority() : "other");
            StackTraceElement top = Thread.currentThread().getStackTrace()[1];
            System.out.println(top.getMethodName() + " " + top.getClassName());
            System.out.println(
                holdsLock(this)
                    + " "
                    + isDaemon()
                    + " "
                    + getContextClassLoader().equals(ThreadOverrides.class.getClassLoader()));
          }
        };
    self.start();
    self.join();
    System.out.println("OK");
  }
}
