package dev.heddle.node;

import dev.heddle.heap.NotShareableException;
import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.sync.EventPort;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The one logical thread that drives the protocol: run to completion. Whoever posts an event runs
 * the loop if nobody else does, so a request that needs no other thread is answered without a
 * hand-over. Steps never overlap; the effects of a step are executed before the next one. The loop
 * never blocks.
 */
public final class NodeLoop implements EventPort {
  /** The protocol. */
  public interface Stepper {
    List<Effect> step(Event event);
  }

  /** Events one poster handles before a thread of the loop's own takes over. */
  private static final int BATCH = 256;

  private final Queue<Object> mailbox = new ConcurrentLinkedQueue<>();

  /** Events posted and not yet done; whoever raises it from 0 runs the loop. */
  private final AtomicInteger pending = new AtomicInteger();

  private final Stepper stepper;
  private final FatalHandler fatalHandler;
  private final Executor relief;
  private final AtomicBoolean tickWaits = new AtomicBoolean();
  private volatile Consumer<Effect> effects;
  private volatile boolean stopped;

  /** The thread that runs the loop now; for dumps and assertions. */
  private volatile Thread runner;

  /**
   * @param relief one thread of Heddle's own, for events that no poster is to handle
   */
  public NodeLoop(Stepper stepper, FatalHandler fatalHandler, Executor relief) {
    this.stepper = stepper;
    this.fatalHandler = fatalHandler;
    this.relief = relief;
  }

  /**
   * Called once, before the first event.
   *
   * @param executor executes an effect; does not block
   */
  public void connect(Consumer<Effect> executor) {
    effects = executor;
  }

  @Override
  public void post(Event event) {
    add(event);
  }

  /** Runs a task between two steps: what belongs to the loop is looked at in it. */
  public void run(Runnable task) {
    add(task);
  }

  /** Posts a tick, unless the last one waits still: a loop that lags would lag for ever. */
  void tick() {
    if (tickWaits.compareAndSet(false, true)) {
      post(new Event.Tick());
      run(() -> tickWaits.set(false));
    }
  }

  private void add(Object work) {
    mailbox.add(work);
    if (pending.getAndIncrement() == 0) {
      drain();
    }
  }

  @Override
  public void postLater(Event event) {
    mailbox.add(event);
    if (pending.getAndIncrement() == 0) {
      relief.execute(this::drain);
    }
  }

  /** Handles nothing more. */
  public void stop() {
    stopped = true;
  }

  /** True in the thread that runs the loop. */
  public boolean isCurrent() {
    return runner == Thread.currentThread();
  }

  /** One line for dumps. */
  public String describe() {
    Thread running = runner;
    return "loop: "
        + pending.get()
        + " events pending, run by "
        + (running == null ? "nobody" : '"' + running.getName() + '"');
  }

  private void drain() {
    runner = Thread.currentThread();
    for (int done = 1; ; done++) {
      handle(mailbox.poll());
      if (done == BATCH && pending.get() > 1) {
        // Still the owner: the count stays above 0 until the relief has taken its first event.
        runner = null;
        pending.decrementAndGet();
        relief.execute(this::drain);
        return;
      }
      if (pending.get() == 1) {
        runner = null;
      }
      if (pending.decrementAndGet() == 0) {
        return;
      }
      runner = Thread.currentThread();
    }
  }

  private void handle(Object work) {
    if (stopped) {
      return;
    }
    try {
      if (work instanceof Event event) {
        step(event);
      } else {
        ((Runnable) work).run();
      }
    } catch (NotShareableException e) { // found while encoding what the program published
      stopped = true;
      fatalHandler.fatal(e.getMessage(), ExitStatus.CANNOT_SHARE, e);
    } catch (Throwable e) {
      stopped = true;
      fatalHandler.fatal(
          "internal fault at " + work.getClass().getSimpleName() + ": " + e,
          ExitStatus.INTERNAL,
          e);
    }
  }

  private void step(Event event) {
    List<Effect> list = stepper.step(event);
    for (int i = 0; i < list.size(); i++) {
      effects.accept(list.get(i));
    }
  }
}
