package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import java.util.function.Consumer;

/** Start, end and join of threads, over service messages. */
final class ThreadOps {
  private ThreadOps() {}

  /** Thread.start, placed on {@code to}. */
  record Start(int to, int child) implements Op {
    @Override
    public boolean step(SimThread thread) {
      thread.node.post(new Event.SendService(to, Program.start(child), true));
      thread.releases++;
      return true;
    }

    @Override
    public boolean isSync() {
      return true;
    }
  }

  /** The end of a thread's run method; tells the node that joins. */
  record End(int to, int self) implements Op {
    @Override
    public boolean step(SimThread thread) {
      thread.node.post(new Event.SendService(to, Program.end(self), true));
      thread.releases++;
      return true;
    }

    @Override
    public boolean isSync() {
      return true;
    }
  }

  /** Thread.join. */
  record Join(int child) implements Op {
    @Override
    public boolean isEnabled(SimThread thread) {
      return thread.node.endedThreads.contains(child);
    }

    @Override
    public boolean step(SimThread thread) {
      thread.node.world.coverage.saw(Feature.START_AND_JOIN);
      return true;
    }

    @Override
    public boolean isSync() {
      return true;
    }
  }

  /** Decides when reached: may put operations before what comes next. */
  record Decide(String name, Consumer<SimThread> body) implements Op {
    @Override
    public boolean step(SimThread thread) {
      body.accept(thread);
      return true;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
