package dev.heddle.apps.threads;

import java.io.PrintStream;
import java.io.PrintWriter;

/** Threads end with exceptions whose own methods throw, lie or print something else. */
public class OddExceptions {

  private static final class NoStack extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoStack() {
      super("no stack", null, false, false);
    }
  }

  private static final class SecretStack extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("secret");
    }
  }

  private static final class FixedStack extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public void setStackTrace(StackTraceElement[] stack) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NullStack extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  private static final class Own extends Exception {
    private static final long serialVersionUID = 1;

    Own(Throwable cause) {
      super("own", cause);
    }

    @Override
    public String toString() {
      return "Own as text";
    }

    @Override
    public synchronized Throwable getCause() {
      return super.getCause();
    }
  }

  private static final class Printed extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public void printStackTrace(PrintStream out) {
      out.println("printed by itself");
    }

    @Override
    public void printStackTrace(PrintWriter out) {
      out.println("written by itself");
    }
  }

  private static final class OwnHandler extends Thread {
    OwnHandler() {
      super("own handler");
    }

    @Override
    public void run() {
      setUncaughtExceptionHandler(
          (thread, thrown) -> {
            System.err.println(thread.getName() + " handles " + thrown.getMessage());
            throw new IllegalStateException("ignored");
          });
      throw new IllegalArgumentException("mine");
    }
  }

  private interface Body {
    void run() throws Exception;
  }

  private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    @SuppressWarnings("unchecked")
    T as = (T) thrown;
    throw as;
  }

  private static void end(String name, Body body) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Exception e) {
                throw OddExceptions.<RuntimeException>sneak(e);
              }
            },
            name);
    thread.start();
    thread.join();
    System.err.println(name + " has ended");
  }

  private static void twice(String name, Body body) throws InterruptedException {
    end(name + " 1", body);
    end(name + " 2", body);
  }

  private static Exception circle() {
    RuntimeException inner = new RuntimeException("inner");
    Exception outer = new Own(inner);
    inner.initCause(outer);
    outer.addSuppressed(new NoStack());
    return outer;
  }

  /** Each is thrown on two nodes. */
  public static void main(String[] args) throws InterruptedException {
    twice(
        "no stack",
        () -> {
          throw new NoStack();
        });
    twice(
        "secret stack",
        () -> {
          throw new SecretStack();
        });
    twice(
        "fixed stack",
        () -> {
          throw new FixedStack();
        });
    twice(
        "null stack",
        () -> {
          throw new NullStack();
        });
    twice(
        "own text",
        () -> {
          throw new Own(new NoStack());
        });
    twice(
        "printed",
        () -> {
          throw new Printed();
        });
    twice(
        "circle",
        () -> {
          throw circle();
        });
    twice(
        "error",
        () -> {
          throw new AssertionError(new SecretStack());
        });
    for (int i = 0; i < 2; i++) {
      Thread handler = new OwnHandler();
      handler.start();
      handler.join();
    }
    System.out.println("OK");
  }
}
