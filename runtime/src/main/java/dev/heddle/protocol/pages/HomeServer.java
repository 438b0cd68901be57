package dev.heddle.protocol.pages;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.VersionVector;
import dev.heddle.protocol.pages.PageEntry.PendingDiff;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The home's part (Zhou et al. 1996, section 3.2): applies diffs in the order they came, serves
 * fetches once all they require is applied.
 */
public class HomeServer {
  private final NodeContext context;
  private final PageTable pages;
  private final Acquirer acquirer;
  private final PageAccess access;
  private Consumer<PageEntry> mover = entry -> {};

  public HomeServer(NodeContext context, PageTable pages, DirtySet dirtySet, Acquirer acquirer) {
    this.context = context;
    this.pages = pages;
    this.acquirer = acquirer;
    this.access = new PageAccess(context, dirtySet);
  }

  /** Whom to ask, after diffs were applied, whether the home should move. */
  public void connect(Consumer<PageEntry> considersMoving) {
    mover = considersMoving;
  }

  public void onFetch(PageMessage.Fetch fetch) {
    PageEntry entry = pages.get(fetch.page());
    if (fetch.requester() == context.rank()) {
      return; // this node took the home over while its fetch was on the way
    } else if (!pages.isHome(entry)) {
      VersionVector required = fetch.required().copy(); // and what the requester forgot, relying
      required.raiseAll(entry.required); // on this node to know it
      required.raise(context.rank(), entry.ownInterval);
      context
          .out()
          .send(
              entry.home,
              new PageMessage.Fetch(entry.id, fetch.requester(), fetch.serial(), required));
    } else if (!entry.moving && mayServe(entry, fetch)) {
      serve(entry, fetch);
    } else {
      entry.parked.add(fetch);
    }
  }

  public void onDiff(PageMessage.Diff diff) {
    PageEntry entry = pages.get(diff.page());
    if (!pages.isHome(entry)) {
      context.traffic().passesOn();
      context.out().send(entry.home, diff);
    } else if (entry.moving) {
      context.traffic().putsAside();
      entry.held.add(diff);
    } else {
      decode(entry, diff);
    }
  }

  private void decode(PageEntry entry, PageMessage.Diff diff) {
    PendingDiff pending = new PendingDiff(diff);
    entry.diffs.add(pending);
    context
        .out()
        .decode(
            Effect.Content.DIFF,
            diff.page(),
            diff.words(),
            -1,
            decoded -> {
              pending.decoded = decoded;
              pending.isDecoded = true;
              applyDecoded(entry, pending);
            });
  }

  /** What the fetch requires, and what notices that came here by other ways require. */
  protected boolean mayServe(PageEntry entry, PageMessage.Fetch fetch) {
    return !acquirer.isStale(entry)
        && (entry.applied.covers(fetch.required()) || hasForgotten(entry, fetch.required()));
  }

  /**
   * A home that has heard of an interval and requires nothing of it has applied its diff, though
   * the entry that said so was forgotten (RULES 21). A home that came from elsewhere brought all
   * versions along.
   */
  private boolean hasForgotten(PageEntry entry, VersionVector versions) {
    if (entry.hasMoved() || !pages.hasHeard(versions)) {
      return false;
    }
    entry.applied.raiseAll(versions);
    return true;
  }

  /**
   * Decoding may end out of order; applying does not. A diff that came directly while the one
   * before it is still on its way by an old home waits for that (RULES 7).
   */
  protected void applyDecoded(PageEntry entry, PendingDiff justDecoded) {
    boolean again = true;
    while (again) {
      again = false;
      Iterator<PendingDiff> pending = entry.diffs.iterator();
      while (pending.hasNext()) {
        PendingDiff next = pending.next();
        if (!next.isDecoded) {
          break;
        }
        if (isNext(entry, next.diff)) {
          pending.remove();
          apply(entry, next);
          again = true; // it may be what one before it in the queue waits for
        }
      }
    }
    settle(entry);
  }

  protected boolean isNext(PageEntry entry, PageMessage.Diff diff) {
    return !entry.hasMoved() || diff.previous() <= entry.applied.get(diff.writer());
  }

  protected final void apply(PageEntry entry, PendingDiff pending) {
    PageMessage.Diff diff = pending.diff;
    access.share(entry); // the writer's copy is older than this home's last notice
    context.memory().apply(entry.id, pending.decoded);
    entry.applied.raise(diff.writer(), diff.interval());
    entry.streak = diff.writer() == entry.lastWriter ? entry.streak + 1 : 1;
    entry.lastWriter = diff.writer();
    entry.active = true;
  }

  /** Something was applied: the home's own threads and parked fetches may go on. */
  protected final void settle(PageEntry entry) {
    if (entry.state == PageState.INVALID && !acquirer.isStale(entry)) {
      access.validate(entry);
    }
    List<PageMessage.Fetch> parked = new ArrayList<>(entry.parked);
    entry.parked.clear();
    parked.forEach(this::onFetch);
    mover.accept(entry);
  }

  private void serve(PageEntry entry, PageMessage.Fetch fetch) {
    access.share(entry);
    context.stats().count(Counter.PAGES_SERVED);
    entry.active = true;
    byte[] content = context.memory().content(entry.id);
    context
        .out()
        .send(
            fetch.requester(),
            new PageMessage.PageReply(
                entry.id, fetch.serial(), entry.epoch, entry.applied.copy(), content));
  }
}
