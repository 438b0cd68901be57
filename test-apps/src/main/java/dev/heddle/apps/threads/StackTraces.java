package dev.heddle.apps.threads;

import dev.heddle.apps.Checklist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Supplier;

/** Stack traces of threads of every kind, printed and as elements, and of what a tool may add. */
public class StackTraces {

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

  private static void show(String what, Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    synchronized (StackTraces.class) {
      System.out.print(what + ": " + text);
    }
  }

  static class Worker extends Thread {
    @Override
    public void run() {
      show("subclass", new Exception("in run"));
      Supplier<Exception> lambda = () -> new Exception("in lambda");
      show("lambda", lambda.get());
      try {
        ELEMENT.setVolatile(new int[1], 7, 1);
      } catch (IndexOutOfBoundsException e) {
        show("handle", new Exception("cause", e).getCause() == e ? trimmed(e) : null);
      }
      synchronized (this) {
        show("monitor", new Exception("in monitor"));
      }
    }
  }

  /** Without the frames of the JDK, which differ from release to release. */
  private static Exception trimmed(Exception e) {
    Exception copy = new Exception(e.getClass().getName());
    copy.setStackTrace(
        Arrays.stream(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev."))
            .toArray(StackTraceElement[]::new));
    return copy;
  }

  static class Derived extends Worker {
    @Override
    public void run() {
      show("derived", new Exception("before"));
      super.run();
    }
  }

  static class Task implements Runnable {
    @Override
    public void run() {
      show("runnable", new Exception("in run"));
      StackTraceElement[] own = Thread.currentThread().getStackTrace();
      synchronized (StackTraces.class) {
        System.out.println("own stack: " + own[0] + " " + own[1] + " of " + own.length);
      }
    }
  }

  private static void inThread(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    inThread(new Worker());
    inThread(new Derived());
    inThread(new Thread(new Task()));
    inThread(new Thread(() -> show("thread of a lambda", new Exception("here"))));
    inThread(
        new Thread() {
          @Override
          public void run() {
            show("anonymous", new Exception("here"));
          }
        });
    show("main", new Exception("here"));
    Checklist checks = new Checklist();
    checks.finish();
  }
}
