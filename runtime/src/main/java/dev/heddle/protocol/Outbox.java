package dev.heddle.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects the effects of one step in order. Never blocks, never throws: handlers may send at any
 * point without leaving their state half changed. A message of a node to itself does not leave the
 * node; it is handled when the current handler is done, within the same step.
 */
public final class Outbox {
  private final int rank;
  private final ProtocolStats stats;
  private final Traffic traffic;
  private final ArrayDeque<Message> toSelf = new ArrayDeque<>();
  private final Map<Long, Consumer<Object>> decodes = new HashMap<>();
  private List<Effect> effects = new ArrayList<>();
  private long lastTicket;

  Outbox(int rank, ProtocolStats stats, Traffic traffic) {
    this.rank = rank;
    this.stats = stats;
    this.traffic = traffic;
  }

  public void send(int to, Message message) {
    if (to == rank) {
      toSelf.add(message);
    } else {
      stats.count(ProtocolStats.Counter.MESSAGES_OUT);
      traffic.sending(to);
      effects.add(new Effect.Send(to, message));
    }
  }

  public void resume(long waiter) {
    resume(waiter, Effect.Outcome.DONE);
  }

  public void resume(long waiter, Effect.Outcome outcome) {
    effects.add(new Effect.Resume(waiter, outcome));
  }

  public void add(Effect effect) {
    effects.add(effect);
  }

  /** Asks for {@code bytes} to be decoded; {@code then} runs in the step that brings the result. */
  public void decode(
      Effect.Content content, long id, byte[] bytes, long waiter, Consumer<Object> then) {
    long ticket = ++lastTicket;
    decodes.put(ticket, then);
    traffic.decoding(ticket);
    effects.add(new Effect.Decode(ticket, content, id, bytes, waiter));
  }

  void decoded(long ticket, Object decoded) {
    Consumer<Object> then = decodes.remove(ticket);
    if (then == null) {
      throw new IllegalStateException("decode ticket " + ticket + " is unknown or was used");
    }
    traffic.decoded(ticket);
    then.accept(decoded);
  }

  Message pollSelf() {
    return toSelf.poll();
  }

  List<Effect> take() {
    List<Effect> taken = effects;
    effects = new ArrayList<>();
    return taken;
  }
}
