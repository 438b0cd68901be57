package dev.heddle.node.collect;

import dev.heddle.node.service.Fatal;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.util.concurrent.atomic.LongAdder;

/** Distributed collection of one node: asks for its own pages, answers for those of others. */
public final class DistributedCollection {
  public static final int DEFAULT_PERIOD_MILLIS = 1000;

  /** A question of 100 KiB at most. */
  private static final int MAX_PAGES = 8192;

  private final CollectPort loop;
  private final LongAdder pagesGone = new LongAdder();
  private final CollectSchedule schedule;
  private final CollectAsker asker;

  /** Registers with the bus; before the first message. */
  public DistributedCollection(ServiceBus bus, CollectPort loop, Holdings holdings, Fatal fatal) {
    this.loop = loop;
    CollectAnswerer answerer = new CollectAnswerer(bus, loop, holdings, pagesGone);
    this.schedule = new CollectSchedule(holdings, loop, MAX_PAGES);
    Conclusion conclusion = new Conclusion(bus.rank(), loop, holdings, schedule, pagesGone);
    this.asker = new CollectAsker(bus, loop, answerer, schedule, conclusion, fatal);
    bus.on(ServiceKind.COLLECT_ASK, Runnable::run, answerer::onAsk);
  }

  /** Begins a round if there is cause to; returns at once. */
  public void tick() {
    loop.run(asker::tick);
  }

  /** How many pages this node has found gone: its own everywhere, those of others here. */
  public long pagesGone() {
    return pagesGone.sum();
  }

  /** As {@link #tick}, about all pages, however lately they were asked about. */
  public void hurry() {
    loop.run(
        () -> {
          schedule.hurry();
          asker.tick();
        });
  }
}
