package dev.heddle.protocol.services;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.Flusher;

/** Messages of other layers that release and acquire: thread start and end, exit, ... */
public final class Services {
  private final NodeContext context;
  private final Intervals intervals;
  private final Acquirer acquirer;
  private final Flusher flusher;

  public Services(NodeContext context, Intervals intervals, Acquirer acquirer, Flusher flusher) {
    this.context = context;
    this.intervals = intervals;
    this.acquirer = acquirer;
    this.flusher = flusher;
  }

  public void onSend(int to, byte[] body, boolean release) {
    Notices notices = Notices.none();
    if (release && to != context.rank()) {
      flusher.flush();
      notices = intervals.noticesFor(to);
    }
    context.out().send(to, new ServiceMessage.Service(body, notices));
  }

  public void onService(int from, ServiceMessage.Service service) {
    acquirer.acquire(from, service.notices());
    context.out().add(new Effect.Deliver(from, service.body()));
  }
}
