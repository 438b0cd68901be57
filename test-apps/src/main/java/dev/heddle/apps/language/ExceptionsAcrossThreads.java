package dev.heddle.apps.language;

import dev.heddle.apps.Checklist;

/**
 * Exceptions thrown in one thread and looked at in another: type, message, cause, suppressed ones,
 * own fields, stack and identity.
 *
 * <p>Usage: {@code ExceptionsAcrossThreads}.
 */
public class ExceptionsAcrossThreads {

  static class OrderException extends Exception {
    private final int order;
    private final int[] lines;
    int handled;

    OrderException(String message, int order, Throwable cause) {
      super(message, cause);
      this.order = order;
      this.lines = new int[] {order, order + 1};
    }
  }

  /** An unchecked one without a stack, as some libraries have. */
  static class Stop extends RuntimeException {
    static final Stop INSTANCE = new Stop();

    Stop() {
      super("stop", null, false, false);
    }
  }

  static class Resource implements AutoCloseable {
    private final String name;

    Resource(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      throw new IllegalStateException("closing " + name);
    }
  }

  /** Runs a task and keeps what it threw: a future, as one wrote it in 2001. */
  static class Outcome extends Thread {
    private final int task;
    private Throwable thrown;
    private boolean done;

    Outcome(int task) {
      super("task " + task);
      this.task = task;
    }

    @Override
    public void run() {
      Throwable caught = null;
      try {
        perform(task);
      } catch (Throwable t) {
        caught = t;
      }
      synchronized (this) {
        thrown = caught;
        done = true;
        notifyAll();
      }
    }

    synchronized void get() throws Throwable {
      while (!done) {
        wait();
      }
      if (thrown != null) {
        throw thrown;
      }
    }
  }

  static void perform(int task) throws Exception {
    switch (task) {
      case 0:
        int[] empty = new int[0];
        empty[task + 1] = 1;
        break;
      case 1:
        try {
          Integer.parseInt("twelve");
        } catch (NumberFormatException e) {
          throw new OrderException("order 12", 12, e);
        }
        break;
      case 2:
        throw Stop.INSTANCE;
      case 3:
        try (Resource a = new Resource("a");
            Resource b = new Resource("b")) {
          throw new UnsupportedOperationException("in the body");
        }
      case 4:
        recurse(0);
        break;
      case 5:
        Object text = "text";
        System.out.println((Integer) text);
        break;
      default:
        break;
    }
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  private static Throwable outcome(int task) throws InterruptedException {
    Outcome outcome = new Outcome(task);
    outcome.start();
    Throwable result = null;
    try {
      outcome.get();
    } catch (Throwable t) {
      result = t;
    }
    outcome.join();
    return result;
  }

  public static void main(String[] args) throws InterruptedException {
    Checklist checks = new Checklist();
    Throwable t = outcome(0);
    checks.check("array index", t instanceof ArrayIndexOutOfBoundsException);
    checks.same("its message", "Index 1 out of bounds for length 0", t.getMessage());
    checks.same("its stack", "perform", t.getStackTrace()[0].getMethodName());
    checks.same("the thread's stack", "run", t.getStackTrace()[1].getMethodName());

    t = outcome(1);
    OrderException order = (OrderException) t;
    checks.check("own fields", order.order == 12 && order.lines[1] == 13);
    checks.check("cause", order.getCause() instanceof NumberFormatException);
    checks.same("its message", "For input string: \"twelve\"", order.getCause().getMessage());
    final OrderException shared = order;
    for (int i = 0; i < 3; i++) {
      Thread handler =
          new Thread() {
            public void run() {
              synchronized (shared) {
                shared.handled++;
                shared.lines[0]--;
              }
            }
          };
      handler.start();
      handler.join();
    }
    checks.check("changed by others", order.handled == 3 && order.lines[0] == 9);

    checks.check("identity", outcome(2) == Stop.INSTANCE);
    t = outcome(3);
    checks.same("body first", "in the body", t.getMessage());
    checks.same("suppressed", 2, t.getSuppressed().length);
    checks.same("in order", "closing b", t.getSuppressed()[0].getMessage());
    checks.check("stack overflow", outcome(4) instanceof StackOverflowError);
    checks.check("class cast", outcome(5) instanceof ClassCastException);
    checks.check("nothing", outcome(6) == null);
    checks.finish();
  }
}
