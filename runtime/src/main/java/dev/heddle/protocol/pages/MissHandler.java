package dev.heddle.protocol.pages;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.VersionVector;

/**
 * Misses of this node's threads, and the replies of homes (Zhou et al. 1996, section 3.2). The
 * waiters of a page share one fetch. A reply older than what is required by now, or than this
 * node's own last diff, is not used: merging it would undo words of the diff that is still on its
 * way.
 */
public class MissHandler {
  private final NodeContext context;
  private final PageTable pages;
  private final PageAccess access;

  public MissHandler(NodeContext context, PageTable pages, DirtySet dirtySet) {
    this.context = context;
    this.pages = pages;
    this.access = new PageAccess(context, dirtySet);
  }

  public void onReadMiss(long page, long waiter) {
    context.stats().count(Counter.READ_MISSES);
    PageEntry entry = pages.get(page);
    if (entry.state == PageState.INVALID || mayMissReplica(entry)) {
      entry.streak = 0; // a home that reads what another writes is in its place
      entry.readers.add(waiter);
      fetch(entry);
    } else {
      access.set(entry, entry.state);
      context.out().resume(waiter);
    }
  }

  public void onWriteMiss(long page, long waiter) {
    context.stats().count(Counter.WRITE_MISSES);
    PageEntry entry = pages.get(page);
    if (entry.state == PageState.INVALID || entry.moving) {
      entry.writers.add(waiter);
      fetch(entry);
    } else {
      access.makeWritable(entry);
      context.out().resume(waiter);
    }
  }

  /**
   * Away from home a read miss on a valid page means a replica made after the page was merged: its
   * content has to be fetched (RULES 6).
   */
  protected boolean mayMissReplica(PageEntry entry) {
    return !pages.isHome(entry);
  }

  /** At home there is nothing to fetch: the diffs that lack are on their way. */
  private void fetch(PageEntry entry) {
    if (!entry.fetching && !pages.isHome(entry)) {
      entry.fetching = true;
      request(entry);
    }
  }

  private void request(PageEntry entry) {
    VersionVector required = entry.required.copy();
    required.raise(context.rank(), entry.ownInterval);
    context.stats().count(Counter.PAGES_FETCHED);
    context
        .out()
        .send(
            entry.home,
            new PageMessage.Fetch(entry.id, context.rank(), ++entry.fetchSerial, required));
  }

  /** The home has moved away, or has not: those who waited for the answer go on. */
  void reconsider(PageEntry entry) {
    if (entry.state != PageState.INVALID) {
      access.validate(entry);
    } else if (!entry.readers.isEmpty() || !entry.writers.isEmpty()) {
      fetch(entry);
    }
  }

  public void onReply(int from, PageMessage.PageReply reply) {
    PageEntry entry = pages.get(reply.page());
    if (isGivenUp(entry, reply)) {
      return;
    }
    assert entry.fetching : "unasked reply for " + entry;
    if (!isFresh(entry, reply)) {
      request(entry);
      return;
    }
    long waiter = entry.readers.isEmpty() ? entry.writers.get(0) : entry.readers.get(0);
    context
        .out()
        .decode(
            Effect.Content.PAGE,
            entry.id,
            reply.content(),
            waiter,
            decoded -> {
              if (!isGivenUp(entry, reply)) {
                install(from, entry, reply, decoded);
              }
            });
  }

  private void install(int from, PageEntry entry, PageMessage.PageReply reply, Object decoded) {
    if (!isFresh(entry, reply)) {
      request(entry);
      return;
    }
    context.memory().merge(entry.id, decoded);
    entry.applied.raiseAll(reply.applied());
    entry.fetching = false;
    if (reply.epoch() > entry.epoch) {
      entry.home = from;
      entry.epoch = reply.epoch();
    }
    access.validate(entry);
  }

  /**
   * The reply to a fetch from before this node took the home over: the master copy is newer, and a
   * later fetch may rely on requirements that this one was sent without.
   */
  protected boolean isGivenUp(PageEntry entry, PageMessage.PageReply reply) {
    return reply.serial() != entry.fetchSerial;
  }

  /** Asked when the reply comes and again when it is decoded: notices may come in between. */
  protected boolean isFresh(PageEntry entry, PageMessage.PageReply reply) {
    return reply.applied().covers(entry.required)
        && reply.applied().get(context.rank()) >= entry.ownInterval;
  }
}
