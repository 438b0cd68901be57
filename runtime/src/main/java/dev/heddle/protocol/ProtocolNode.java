package dev.heddle.protocol;

import dev.heddle.protocol.cells.CellMessage;
import dev.heddle.protocol.locks.LockMessage;
import dev.heddle.protocol.pages.PageMessage;
import dev.heddle.protocol.services.ServiceMessage;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * One node's protocol: {@code step(event) -> effects}. Driven by one logical thread; the effects
 * are to be carried out in order. Handlers never block and never throw for what a correct peer or
 * caller does; an exception means a broken invariant and the node must stop.
 */
public final class ProtocolNode {
  private final NodeContext context;
  private final Handlers handlers;

  /** Readable by any thread, see {@link #spinIsFree()}. */
  private volatile boolean spinIsFree;

  public ProtocolNode(
      int rank, int nodeCount, PageMemory memory, ThreadWatch watch, ProtocolOptions options) {
    this(NodeContext.of(rank, nodeCount, memory, watch, options), new HandlerFactory());
  }

  ProtocolNode(NodeContext context, HandlerFactory factory) {
    this.context = context;
    this.handlers = new Handlers(context, factory);
  }

  /** Handles one event; the effects are the caller's to carry out, in order. */
  public List<Effect> step(Event event) {
    spinIsFree = false; // a step under way may be serving what a spinner has just stored
    VarHandle.fullFence();
    handle(event);
    for (Message own = context.out().pollSelf(); own != null; own = context.out().pollSelf()) {
      receive(context.rank(), own);
    }
    handlers.sync.stepEnds();
    context.traffic().stepEnds();
    spinIsFree = handlers.sync.isQuiet();
    return context.out().take();
  }

  private void handle(Event event) {
    if (event instanceof Event.Received e) {
      context.traffic().receiving(e.from());
      receive(e.from(), e.message());
    } else if (event instanceof Event.ReadMiss e) {
      handlers.misses.onReadMiss(e.page(), e.waiter());
    } else if (event instanceof Event.WriteMiss e) {
      handlers.misses.onWriteMiss(e.page(), e.waiter());
    } else if (event instanceof Event.Decoded e) {
      context.out().decoded(e.ticket(), e.decoded());
    } else if (event instanceof Event.AcquireLock e) {
      handlers.tokens.onAcquireLock(e.lock(), e.waiter());
    } else if (event instanceof Event.RevokeReady e) {
      handlers.tokens.onRevokeReady(e.lock());
    } else if (event instanceof Event.WaitBegin e) {
      handlers.waitSets.onWaitBegin(e.lock(), e.ticket());
    } else if (event instanceof Event.WaitSettle e) {
      handlers.waitSets.onWaitSettle(e.lock(), e.ticket(), e.waiter());
    } else if (event instanceof Event.Notify e) {
      handlers.waitSets.onNotify(e.lock(), e.all());
    } else if (event instanceof Event.CellReadMiss e) {
      handlers.cellMisses.onReadMiss(e.cell(), e.waiter());
    } else if (event instanceof Event.CellWriteMiss e) {
      handlers.cellMisses.onWriteMiss(e.cell(), e.waiter());
    } else if (event instanceof Event.CellWriteDone e) {
      handlers.cellServer.onWriteDone(e.cell());
    } else if (event instanceof Event.SpinPoint e) {
      handlers.sync.onSpinPoint(e.waiter());
    } else if (event instanceof Event.SendService e) {
      handlers.services.onSend(e.to(), e.body(), e.release());
    } else if (event instanceof Event.Tick) {
      handlers.sync.onTick();
      handlers.collector.onTick();
      handlers.forgetter.onTick();
    } else if (event instanceof Event.Forget e) {
      handlers.forgetter.onForget(e.extents());
    } else if (event instanceof Event.Recall e) {
      handlers.forgetter.onRecall(e.pages());
    } else if (event instanceof Event.MoveHome e) {
      handlers.mover.moveTo(e.page(), e.to());
    } else {
      throw new IllegalArgumentException("event of an unknown kind: " + event);
    }
  }

  private void receive(int from, Message message) {
    if (message instanceof PageMessage m) {
      receivePage(from, m);
    } else if (message instanceof LockMessage m) {
      receiveLock(from, m);
    } else if (message instanceof CellMessage m) {
      receiveCell(from, m);
    } else if (message instanceof ServiceMessage.Service m) {
      handlers.services.onService(from, m);
    } else if (message instanceof ServiceMessage.Gossip m) {
      handlers.collector.onGossip(from, m);
    } else {
      throw new IllegalArgumentException("message of an unknown kind: " + message);
    }
  }

  private void receivePage(int from, PageMessage message) {
    if (message instanceof PageMessage.Fetch m) {
      handlers.home.onFetch(m);
    } else if (message instanceof PageMessage.PageReply m) {
      handlers.misses.onReply(from, m);
    } else if (message instanceof PageMessage.Diff m) {
      handlers.home.onDiff(m);
    } else if (message instanceof PageMessage.HomeOffer m) {
      handlers.mover.onOffer(from, m);
    } else if (message instanceof PageMessage.HomeAnswer m) {
      handlers.mover.onAnswer(from, m);
    } else if (message instanceof PageMessage.HomeConfirm m) {
      handlers.mover.onConfirm(m);
    } else if (message instanceof PageMessage.HomeRecall m) {
      handlers.mover.onRecall(m);
    }
  }

  private void receiveLock(int from, LockMessage message) {
    if (message instanceof LockMessage.Acquire m) {
      handlers.lockManager.onAcquire(from, m);
    } else if (message instanceof LockMessage.Forward m) {
      handlers.tokens.onForward(m);
    } else if (message instanceof LockMessage.Grant m) {
      handlers.tokens.onGrant(from, m);
    } else if (message instanceof LockMessage.Notified m) {
      handlers.waitSets.onNotified(m);
    }
  }

  private void receiveCell(int from, CellMessage message) {
    if (message instanceof CellMessage.Request m) {
      handlers.cellManager.onRequest(from, m);
    } else if (message instanceof CellMessage.Forward m) {
      handlers.cellServer.onForward(m);
    } else if (message instanceof CellMessage.Value m) {
      handlers.cellMisses.onValue(from, m);
    } else if (message instanceof CellMessage.Invalidate m) {
      handlers.cellMisses.onInvalidate(m);
    } else if (message instanceof CellMessage.Invalidated m) {
      handlers.cellManager.onInvalidated(m);
    } else if (message instanceof CellMessage.Done m) {
      handlers.cellManager.onDone(from, m);
    }
  }

  public ProtocolStats stats() {
    return context.stats();
  }

  /** Entries for pages, locks and cells; on the node loop only. */
  public int entryCount() {
    return handlers.pages.size() + handlers.locks.size() + handlers.cells.size();
  }

  /** Of a page of this node's making; on the node loop only. */
  public int homeOf(long page) {
    return handlers.pages.homeOf(page);
  }

  /** On the node loop only. */
  public Traffic traffic() {
    return context.traffic();
  }

  /** Whether releases of application threads are to be reported to the thread watch. */
  public boolean isWatching() {
    return handlers.dirtySet.isWatching();
  }

  /**
   * True if a {@link Event.SpinPoint} would have nothing to publish and nothing to read. The one
   * method that any thread may call. The caller's own stores count: the fence puts them before the
   * look at the flag, so either a step that takes a twin or a diff sees them, or this call sees
   * that the step has begun.
   */
  public boolean spinIsFree() {
    VarHandle.fullFence();
    return spinIsFree;
  }

  /** Who waits for what, one line each; for the dump of a hanging run. */
  public List<String> describeWaits() {
    return handlers.describeWaits();
  }

  Handlers handlers() {
    return handlers;
  }
}
