package dev.heddle.protocol.pages;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.ProtocolStats.Counter;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.VersionVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the home of a page to the node that alone writes it (JIAJIA, Hu, Shi, Tang 1999, section
 * 3.3, without its barriers), and back.
 *
 * <p>A home moves from its creator to another node and from there only back, when others write the
 * page or, recalled, nobody does. So the creator always knows the home, who asks an old home comes
 * by the creator to the new one, and a page is forgotten where it was made. Each return doubles
 * what it takes to move again. The creator also sends a home away that nobody uses, so that garbage
 * comes together ({@code node.collect}).
 *
 * <p>The home offers content and versions (the creator all it has heard of: what it has forgotten
 * of the page was applied), and until the answer comes keeps the master copy but changes it no
 * more: diffs, fetches and its own writers wait. The other node takes over only if the offer
 * includes its own last diff; else its words on the way to the old home would be undone. It serves
 * nobody before the old home has confirmed with what notices have come to require meanwhile: a node
 * forgets a requirement that its page's home knows, and so may the new home have. From then on the
 * old home passes on whatever still comes to it, in order, adding to a fetch what it knows to be
 * required. Others learn the new home from its first reply that they can use: such a reply includes
 * all their own diffs, so none of theirs is on the way by the old home and diffs of one writer stay
 * in order (RULES 7).
 */
public class HomeMover {
  private static final int MAX_DOUBLINGS = 8;

  private final NodeContext context;
  private final PageTable pages;
  private final Intervals intervals;
  private final Acquirer acquirer;
  private final HomeServer home;
  private final MissHandler misses;
  private final PageAccess access;

  public HomeMover(
      NodeContext context,
      PageTable pages,
      Intervals intervals,
      Acquirer acquirer,
      HomeServer home,
      MissHandler misses,
      DirtySet dirtySet) {
    this.context = context;
    this.pages = pages;
    this.intervals = intervals;
    this.acquirer = acquirer;
    this.home = home;
    this.misses = misses;
    this.access = new PageAccess(context, dirtySet);
  }

  /** Something was applied at home; is it time to move? */
  public void consider(PageEntry entry) {
    int after = context.options().migrateAfter();
    if (after > 0 && entry.streak >= after << doublings(entry) && mayMove(entry)) {
      offer(entry, isCreator(entry) ? entry.lastWriter : entry.creator());
    }
  }

  /** One for each return to the creator; none on the way back. */
  private int doublings(PageEntry entry) {
    return isCreator(entry) ? (int) Math.min(entry.moves() / 2, MAX_DOUBLINGS) : 0;
  }

  private boolean isCreator(PageEntry entry) {
    return entry.creator() == context.rank();
  }

  private void offer(PageEntry entry, int to) {
    entry.moving = true;
    entry.streak = 0;
    VersionVector applied = entry.applied.copy();
    if (isCreator(entry)) {
      intervals.raiseToClock(applied);
    }
    byte[] content = context.memory().content(entry.id);
    context.out().send(to, new PageMessage.HomeOffer(entry.id, entry.epoch + 1, applied, content));
  }

  /** At the creator, for the sake of collection: from here to another node, or from there here. */
  public void moveTo(long page, int to) {
    PageEntry entry = pages.get(page);
    if (!pages.isHome(entry)) {
      context.out().send(entry.home, new PageMessage.HomeRecall(page));
    } else if (to != context.rank() && !entry.moving) {
      access.share(entry); // nobody may have fetched it yet
      moveUnused(entry, to);
    }
  }

  public void onRecall(PageMessage.HomeRecall recall) {
    PageEntry entry = pages.get(recall.page());
    access.share(entry); // it moves when no store is under way any more
    moveUnused(entry, entry.creator());
  }

  private void moveUnused(PageEntry entry, int to) {
    if (mayMove(entry) && !entry.active) {
      offer(entry, to);
    }
    entry.active = false;
  }

  /** Nobody here writes it, nobody waits for it, it is as new as it should be. */
  private boolean mayMove(PageEntry entry) {
    return pages.isHome(entry)
        && !entry.moving
        && entry.state == PageState.READ_ONLY
        && !entry.hasTwin()
        && entry.diffs.isEmpty()
        && entry.parked.isEmpty()
        && !acquirer.isStale(entry);
  }

  public void onOffer(int from, PageMessage.HomeOffer offer) {
    PageEntry entry = pages.get(offer.page());
    entry.offered = true;
    context
        .out()
        .decode(
            Effect.Content.PAGE,
            entry.id,
            offer.content(),
            -1,
            decoded -> answer(from, entry, offer, decoded));
  }

  private void answer(int from, PageEntry entry, PageMessage.HomeOffer offer, Object decoded) {
    entry.offered = false;
    boolean taken = mayTake(entry, offer);
    context.out().send(from, new PageMessage.HomeAnswer(entry.id, taken));
    if (taken) {
      take(entry, offer, decoded);
    }
  }

  /** None of this node's diffs is on its way to the old home. */
  protected boolean mayTake(PageEntry entry, PageMessage.HomeOffer offer) {
    return offer.applied().get(context.rank()) >= entry.ownInterval;
  }

  private void take(PageEntry entry, PageMessage.HomeOffer offer, Object decoded) {
    assert !pages.isHome(entry) && offer.epoch() > entry.epoch : entry;
    context.stats().count(Counter.HOMES_TAKEN);
    context.memory().adopt(entry.id, decoded);
    takeVersions(entry, offer);
    entry.home = context.rank();
    entry.epoch = offer.epoch();
    entry.fetchSerial++; // a reply still being decoded is older than the offer
    entry.fetching = false;
    entry.unconfirmed = true;
    entry.active = true;
    access.set(entry, PageState.INVALID);
  }

  public void onConfirm(PageMessage.HomeConfirm confirm) {
    PageEntry entry = pages.get(confirm.page());
    assert entry.unconfirmed : entry;
    entry.unconfirmed = false;
    entry.required.raiseAll(confirm.required());
    home.settle(entry);
  }

  /** The version vector moves with the page (RULES 7). */
  protected void takeVersions(PageEntry entry, PageMessage.HomeOffer offer) {
    entry.applied.raiseAll(offer.applied());
  }

  public void onAnswer(int from, PageMessage.HomeAnswer answer) {
    PageEntry entry = pages.get(answer.page());
    assert entry.moving : entry;
    entry.moving = false;
    if (answer.taken()) {
      entry.home = from;
      entry.epoch++;
      context.memory().abandon(entry.id);
    }
    List<PageMessage.Diff> held = new ArrayList<>(entry.held);
    entry.held.clear();
    for (PageMessage.Diff diff : held) {
      context.traffic().takesUp();
      home.onDiff(diff);
    }
    List<PageMessage.Fetch> parked = new ArrayList<>(entry.parked);
    entry.parked.clear();
    parked.forEach(home::onFetch);
    if (answer.taken()) {
      // Last: once the new home has it, no message about the page is on its way there from here.
      context.out().send(from, new PageMessage.HomeConfirm(entry.id, entry.required.copy()));
    }
    misses.reconsider(entry);
  }
}
