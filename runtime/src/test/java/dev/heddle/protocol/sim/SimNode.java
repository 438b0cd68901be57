package dev.heddle.protocol.sim;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.TestNodes;
import dev.heddle.protocol.locks.LockMessage;
import dev.heddle.protocol.pages.PageTable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One simulated node: the protocol, its mailbox, its threads, its real monitors. */
final class SimNode {
  /** As a waiter: the request is not waited for. */
  static final long NOBODY = -1;

  final int rank;
  final SimWorld world;
  final SimMemory memory;
  final ProtocolNode protocol;
  final List<SimThread> threads = new ArrayList<>();

  /** Which have not ended and wait for no answer: most threads have ended before long. */
  final BitSet going = new BitSet();

  final Deque<Event> mailbox = new ArrayDeque<>();
  final List<Effect.Decode> decodes = new ArrayList<>();
  final Monitors monitors;
  private final Map<Long, SimThread> waiters = new TreeMap<>();
  final Set<Integer> endedThreads = new HashSet<>();
  private boolean interleaving;
  private boolean awaitingPins;
  boolean crashed;

  SimNode(SimWorld world, int rank, int nodeCount) {
    this.world = world;
    this.rank = rank;
    this.memory = new SimMemory(world, this);
    this.monitors = new Monitors(this);
    this.protocol =
        TestNodes.node(
            rank,
            nodeCount,
            memory,
            new SimWatch(this),
            world.options.protocol(),
            world.options.mutation(),
            interval -> world.checker.closed(interval));
  }

  // ---- application threads

  void post(Event event) {
    world.trace.text(() -> this + " posts " + event);
    mailbox.add(event);
  }

  /** A waiter number for {@code thread}, which stands still until it is resumed. */
  long newWaiter(SimThread thread) {
    long waiter = world.nextWaiter++;
    waiters.put(waiter, thread);
    thread.await(waiter);
    return waiter;
  }

  SimThread start(int id, List<Op> ops) {
    SimThread thread = new SimThread(id, this, ops);
    threads.add(thread);
    return thread;
  }

  boolean stepRandomThread() {
    if (threads.isEmpty()) {
      return false;
    }
    int first = world.random.nextInt(threads.size());
    return stepOneOf(first, threads.size()) || stepOneOf(0, first);
  }

  private boolean stepOneOf(int from, int to) {
    for (int i = going.nextSetBit(from); i >= 0 && i < to; i = going.nextSetBit(i + 1)) {
      SimThread thread = threads.get(i);
      if (thread.canStep() && (!thread.idle || world.random.nextInt(4) == 0)) {
        step(thread);
        return true;
      }
    }
    return false;
  }

  boolean hasRunnable() {
    return going.stream().anyMatch(i -> threads.get(i).canStep());
  }

  private void step(SimThread thread) {
    world.trace.add(1, rank, thread.id);
    world.trace.text(() -> "step " + thread);
    thread.step();
  }

  /** Called wherever threads may run while the loop is at work. */
  void interleave() {
    if (interleaving || awaitingPins || world.random.nextInt(world.options.interleave()) != 0) {
      return;
    }
    interleaving = true;
    for (int i = 1 + world.random.nextInt(4); i > 0; i--) {
      stepRandomThread();
    }
    interleaving = false;
  }

  /** The downgrader waits for pinned stores: they go on until there is none. */
  void awaitPins() {
    awaitingPins = true;
    for (SimThread thread : threads) {
      while (thread.pinned) {
        step(thread);
      }
    }
    awaitingPins = false;
  }

  // ---- the loop

  void loop() {
    Event event = mailbox.remove();
    world.trace.add(2, rank, event.getClass().getSimpleName().hashCode());
    world.trace.text(() -> "loop " + this + " " + event);
    List<Effect> effects = protocol.step(event);
    for (Effect effect : effects) {
      interleave();
      carryOut(effect);
    }
    world.checker.afterStep(this);
  }

  boolean spinIsFree() {
    return protocol.spinIsFree();
  }

  private void carryOut(Effect effect) {
    world.trace.text(() -> "  " + this + " " + effect);
    if (effect instanceof Effect.Send e) {
      if (e.message() instanceof LockMessage.Notified notified) {
        world.notified.add(notified.ticket());
      }
      world.network.send(rank, e.to(), e.message());
    } else if (effect instanceof Effect.Resume e) {
      resume(e);
    } else if (effect instanceof Effect.Decode e) {
      decodes.add(e);
    } else if (effect instanceof Effect.Revoke e) {
      monitors.revoke(e.lock());
    } else if (effect instanceof Effect.LockAccess e) {
      monitors.access(e.lock(), e.tokenAway(), e.gated());
    } else if (effect instanceof Effect.WakeWaiter e) {
      world.notified.add(e.ticket()); // of this very node, which tells itself within the step
      monitors.wake(e.lock(), e.ticket());
    } else if (effect instanceof Effect.Deliver e) {
      world.program.deliver(this, ByteBuffer.wrap(e.body()));
    }
  }

  private void resume(Effect.Resume effect) {
    SimThread thread = waiters.remove(effect.waiter());
    if (thread != null) {
      thread.resume(effect.outcome());
    } else if (effect.waiter() != NOBODY) {
      throw new SimFailure("nobody waits as " + effect);
    }
  }

  /** Something to do, and nothing that keeps the loop from it. */
  boolean canLoop() {
    return !mailbox.isEmpty() && !monitors.blockLoop();
  }

  /** A decoder thread (or the waiter) is done with one of the pending pieces. */
  void decodeOne() {
    Effect.Decode decode = decodes.remove(world.random.nextInt(decodes.size()));
    if (decode.waiter() >= 0 && !waiters.containsKey(decode.waiter())) {
      return; // resumed meanwhile, for the home has come here: it has no time for this any more
    }
    world.trace.add(3, rank, decode.ticket());
    post(new Event.Decoded(decode.ticket(), ByteBuffer.wrap(decode.bytes())));
  }

  PageTable pages() {
    return TestNodes.pages(protocol);
  }

  @Override
  public String toString() {
    return "n" + rank;
  }
}
