package dev.heddle.node;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.sync.EventPort;
import dev.heddle.sync.NodeStoppedError;
import dev.heddle.sync.ThreadRecord;
import dev.heddle.sync.ThreadRegistry;
import dev.heddle.sync.Waiters;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Decodes off the loop: in the thread that waits for the content, so that it may initialise a class
 * that thread is initialising already (RULES 17), else in one of an unbounded set of threads. Plain
 * words are decoded at once: the diff of a counter is applied a thread's hand-over earlier.
 */
final class Decoding {
  private final EventPort loop;
  private final Waiters waiters;
  private final ThreadRegistry registry;
  private final Decoder decoder;
  private final Executor threads;
  private final FatalHandler fatalHandler;
  private final ConcurrentHashMap<Long, Effect.Decode> running = new ConcurrentHashMap<>();

  Decoding(
      EventPort loop,
      Waiters waiters,
      ThreadRegistry registry,
      Decoder decoder,
      Executor threads,
      FatalHandler fatalHandler) {
    this.loop = loop;
    this.waiters = waiters;
    this.registry = registry;
    this.decoder = decoder;
    this.threads = threads;
    this.fatalHandler = fatalHandler;
  }

  /** Called by the loop. */
  void start(Effect.Decode effect) {
    running.put(effect.ticket(), effect);
    if (decoder.isPlain(effect.bytes())) {
      decode(effect);
    } else if (effect.waiter() == Waiters.NOBODY
        || !waiters.offer(effect.waiter(), () -> inWaitingThread(effect))) {
      threads.execute(() -> decode(effect));
    }
  }

  List<String> describe() {
    return running.values().stream()
        .map(effect -> "decoding " + effect.content() + " of " + Gid.show(effect.id()))
        .toList();
  }

  /**
   * The wait may be a synchronisation wait, but decoding may run woven code: not quiet (RULES 3).
   */
  private void inWaitingThread(Effect.Decode effect) {
    ThreadRecord record = registry.enterMiss();
    try {
      decode(effect);
    } finally {
      registry.exitMiss(record);
    }
  }

  private void decode(Effect.Decode effect) {
    Object decoded;
    try {
      decoded = decoder.decode(effect.content(), effect.id(), effect.bytes());
    } catch (NodeStoppedError e) {
      throw e;
    } catch (Throwable e) {
      fatalHandler.fatal(
          "cannot decode " + effect.content() + " " + Gid.show(effect.id()) + ": " + e,
          ExitStatus.INTERNAL,
          e);
      return;
    }
    running.remove(effect.ticket());
    loop.post(new Event.Decoded(effect.ticket(), decoded));
  }
}
