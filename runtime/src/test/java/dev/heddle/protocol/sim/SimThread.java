package dev.heddle.protocol.sim;

import dev.heddle.protocol.Effect.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** An application thread: a script of operations, each a few micro-steps. */
final class SimThread {
  /** Where a thread stands with the protocol. */
  static final long NOT_WAITING = -1;

  final int id;
  final SimNode node;
  private final Deque<Op> script = new ArrayDeque<>();
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
  long releases;
  boolean ended;

  /** Among its node's threads. */
  private final int index;

  /** The waiter number it was promised a resume for. */
  long waiter = NOT_WAITING;

  Outcome outcome;
  boolean pinned;

  /** Set where the last micro-step found nothing new: such a thread is chosen less often. */
  boolean idle;

  /** In Object.wait: the ticket, and whether it was marked notified. */
  long ticket = -1;

  boolean marked;

  SimThread(int id, SimNode node, List<Op> ops) {
    this.id = id;
    this.node = node;
    this.index = node.threads.size();
    script.addAll(ops);
    node.going.set(index);
  }

  /** Puts operations before what comes next. */
  void then(Op... ops) {
    for (int i = ops.length - 1; i >= 0; i--) {
      script.addFirst(ops[i]);
    }
  }

  void then(List<Op> ops) {
    then(ops.toArray(new Op[0]));
  }

  /** To be done when the current operation is. */
  void after(Runnable action) {
    afterwards.add(action);
  }

  boolean canStep() {
    return !ended && waiter == NOT_WAITING && script.peek().isEnabled(this);
  }

  void step() {
    idle = false;
    Op op = script.peek();
    if (op.step(this)) {
      boolean removed = script.remove(op);
      assert removed;
      while (!afterwards.isEmpty()) {
        afterwards.remove().run();
      }
    }
    if (script.isEmpty() && !ended) {
      ended = true;
      node.going.clear(index);
    }
  }

  void await(long promised) {
    waiter = promised;
    node.going.clear(index);
  }

  void resume(Outcome result) {
    waiter = NOT_WAITING;
    node.going.set(index);
    outcome = result;
  }

  /** In an operation that no unfinished region surrounds. */
  boolean isBlockedInSync() {
    return !ended && script.peek().isSync() && !canStep();
  }

  boolean uses(int object) {
    return !ended && script.peek().uses(object);
  }

  @Override
  public String toString() {
    return node
        + "/t"
        + id
        + (ended ? " ended" : " " + script.peek())
        + (waiter >= 0 ? " waits" : "");
  }
}
