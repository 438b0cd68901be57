package dev.heddle.protocol.sim;

import dev.heddle.protocol.Effect.Outcome;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.sim.Monitors.Monitor;

/** Monitors as woven code uses them: gate, real monitor, token test inside. */
final class LockOps {
  private LockOps() {}

  /** monitorenter. */
  static final class Enter implements Op {
    private final long lock;
    private int at;

    Enter(long lock) {
      this.lock = lock;
    }

    @Override
    public boolean isEnabled(SimThread thread) {
      Monitor monitor = thread.node.monitors.get(lock);
      return switch (at) {
        case 0 -> !monitor.gated;
        case 1 -> monitor.holder == null;
        default -> true;
      };
    }

    @Override
    public boolean step(SimThread thread) {
      Monitor monitor = thread.node.monitors.get(lock);
      int step = at++;
      if (step == 1) {
        monitor.holder = thread;
      }
      return step > 1 && hasToken(thread, monitor);
    }

    @Override
    public boolean isSync() {
      return true;
    }

    @Override
    public String toString() {
      return "enter " + Gid.show(lock) + " at " + at;
    }
  }

  /** Inside the real monitor: true with the token here, else asks for it. */
  private static boolean hasToken(SimThread thread, Monitor monitor) {
    if (monitor.tokenAway) {
      thread.node.post(new Event.AcquireLock(monitor.lock, thread.node.newWaiter(thread)));
      return false;
    }
    return true;
  }

  /** monitorexit. */
  static final class Exit implements Op {
    private final long lock;
    private boolean left;

    Exit(long lock) {
      this.lock = lock;
    }

    @Override
    public boolean step(SimThread thread) {
      if (!left) {
        left = true;
        thread.node.monitors.get(lock).holder = null;
        return false;
      }
      thread.releases++;
      return true;
    }

    @Override
    public boolean isSync() {
      return true;
    }

    @Override
    public String toString() {
      return "exit " + Gid.show(lock);
    }
  }

  /** Object.notify or notifyAll. */
  record Notify(long lock, boolean all) implements Op {
    @Override
    public boolean step(SimThread thread) {
      thread.node.post(new Event.Notify(lock, all));
      return true;
    }
  }

  /** Object.wait; a timed one may come back by itself. */
  static final class Wait implements Op {
    private final long lock;
    private final boolean timed;
    private int at;
    private long ticket;
    private boolean wasMarked;

    Wait(long lock, boolean timed) {
      this.lock = lock;
      this.timed = timed;
    }

    @Override
    public boolean isEnabled(SimThread thread) {
      return switch (at) {
        case 1 -> thread.marked || timed;
        case 2 -> thread.node.monitors.get(lock).holder == null;
        default -> true;
      };
    }

    @Override
    public boolean step(SimThread thread) {
      Monitor monitor = thread.node.monitors.get(lock);
      switch (at) {
        case 0 -> begin(thread, monitor);
        case 1 -> comeBack(thread);
        case 2 -> {
          monitor.holder = thread;
          at = 3;
        }
        case 3 -> {
          if (settlesAnyhow(thread) || hasToken(thread, monitor)) {
            thread.node.post(new Event.WaitSettle(lock, ticket, thread.node.newWaiter(thread)));
            at = 4;
          }
        }
        default -> {
          settled(thread);
          return true;
        }
      }
      return false;
    }

    private void begin(SimThread thread, Monitor monitor) {
      ticket = thread.node.world.nextWaiter++;
      thread.ticket = ticket;
      thread.marked = false;
      thread.node.post(new Event.WaitBegin(lock, ticket));
      monitor.holder = null;
      thread.releases++;
      at = 1;
    }

    private void comeBack(SimThread thread) {
      if (!thread.marked && thread.node.world.random.nextInt(30) != 0) {
        thread.idle = true;
        return;
      }
      wasMarked = thread.marked;
      thread.ticket = -1;
      at = 2;
    }

    private void settled(SimThread thread) {
      boolean took = thread.node.world.notified.contains(ticket);
      if (took != (thread.outcome == Outcome.NOTIFIED) || (wasMarked && !took)) {
        throw new SimFailure(
            thread
                + " is told "
                + thread.outcome
                + (took ? " though" : " and no")
                + " notify took its ticket");
      }
      if (took) {
        thread.node.world.coverage.saw(Feature.WAIT_AND_NOTIFY);
      }
    }

    private static boolean settlesAnyhow(SimThread thread) {
      return thread.node.world.options.mutation() == Mutation.SETTLED_WITHOUT_TOKEN;
    }

    @Override
    public boolean isSync() {
      return true;
    }

    @Override
    public String toString() {
      return (timed ? "timed wait " : "wait ") + Gid.show(lock) + " at " + at;
    }
  }
}
