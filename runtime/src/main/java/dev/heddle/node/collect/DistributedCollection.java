package dev.heddle.node.collect;

import dev.heddle.node.service.Fatal;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;

/** Distributed collection of one node: asks for its own pages, answers for those of others. */
public final class DistributedCollection {
  public static final int DEFAULT_PERIOD_MILLIS = 1000;

  /** A question of 64 KiB at most. */
  private static final int MAX_PAGES = 8192;

  private final CollectPort loop;
  private final CollectAsker asker;

  /** Registers with the bus; before the first message. */
  public DistributedCollection(ServiceBus bus, CollectPort loop, Holdings holdings, Fatal fatal) {
    this.loop = loop;
    this.asker = new CollectAsker(bus, loop, holdings, MAX_PAGES, fatal);
    CollectAnswerer answerer = new CollectAnswerer(bus, loop, holdings);
    bus.on(ServiceKind.COLLECT_ASK, Runnable::run, answerer::onAsk);
  }

  /** Begins a round if there is cause to; returns at once. */
  public void tick() {
    loop.run(asker::tick);
  }
}
