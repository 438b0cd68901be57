package dev.heddle.protocol.pages;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.PageMemory.Access;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.intervals.Notices;
import java.util.ArrayList;
import java.util.List;

/** Page handlers with a rule taken out. */
public final class MutantPages {
  private MutantPages() {}

  /** RULES 3. */
  public static final class NoWatch extends DirtySet {
    public NoWatch(NodeContext context) {
      super(context);
    }

    @Override
    protected void startWatch(PageEntry entry, long mark) {
      entry.dirty = false;
      endWatch(entry);
    }
  }

  /** RULES 1. */
  public static final class HomeNeverStale extends Acquirer {
    private final NodeContext context;

    public HomeNeverStale(
        NodeContext context, PageTable pages, Intervals intervals, DirtySet dirtySet) {
      super(context, pages, intervals, dirtySet);
      this.context = context;
    }

    @Override
    protected boolean isStale(PageEntry entry) {
      return entry.home != context.rank() && super.isStale(entry);
    }
  }

  /** RULES 9: what came last is invalidated when the next notices come. */
  public static final class AdvertiseEarly extends Acquirer {
    private final NodeContext context;
    private final PageTable pages;
    private final Intervals intervals;
    private final List<Interval> late = new ArrayList<>();

    public AdvertiseEarly(
        NodeContext context, PageTable pages, Intervals intervals, DirtySet dirtySet) {
      super(context, pages, intervals, dirtySet);
      this.context = context;
      this.pages = pages;
      this.intervals = intervals;
    }

    @Override
    public void acquire(int from, Notices notices) {
      late.forEach(this::invalidate);
      late.clear();
      intervals.heard(from, notices.clock());
      for (Interval interval : notices.intervals()) {
        if (intervals.lacks(interval)) {
          late.add(interval);
          intervals.learn(interval);
        }
      }
    }

    private void invalidate(Interval interval) {
      for (long page : interval.pages()) {
        PageEntry entry = pages.get(page);
        entry.required.raise(interval.writer(), interval.index());
        if (isStale(entry)) {
          entry.state = PageState.INVALID;
          context.memory().setAccess(page, Access.INVALID);
        }
      }
    }
  }

  /** RULES 6. */
  public static final class LateReplicaValid extends MissHandler {
    public LateReplicaValid(NodeContext context, PageTable pages, DirtySet dirtySet) {
      super(context, pages, dirtySet);
    }

    @Override
    protected boolean mayMissReplica(PageEntry entry) {
      return false;
    }
  }

  /** RULES 9. */
  public static final class OldReplyValidates extends MissHandler {
    public OldReplyValidates(NodeContext context, PageTable pages, DirtySet dirtySet) {
      super(context, pages, dirtySet);
    }

    @Override
    protected boolean isFresh(PageEntry entry, PageMessage.PageReply reply) {
      return true;
    }
  }

  /** RULES 1. */
  public static final class NotParked extends HomeServer {
    public NotParked(NodeContext context, PageTable pages, DirtySet dirtySet, Acquirer acquirer) {
      super(context, pages, dirtySet, acquirer);
    }

    @Override
    protected boolean mayServe(PageEntry entry, PageMessage.Fetch fetch) {
      return true;
    }
  }

  /** Written with the words it had: no notice. */
  public static final class UnchangedExclusive extends Flusher {
    public UnchangedExclusive(
        NodeContext context, PageTable pages, DirtySet dirtySet, Intervals intervals) {
      super(context, pages, dirtySet, intervals);
    }

    @Override
    protected boolean isOwnAgain(boolean changed) {
      return true;
    }
  }

  /** RULES 3. */
  public static final class ServedUnwatched extends DirtySet {
    public ServedUnwatched(NodeContext context) {
      super(context);
    }

    @Override
    protected void watchShared(PageEntry entry, long mark) {
      endWatch(entry);
    }
  }

  /** RULES 7. */
  public static final class Unordered extends HomeServer {
    public Unordered(NodeContext context, PageTable pages, DirtySet dirtySet, Acquirer acquirer) {
      super(context, pages, dirtySet, acquirer);
    }

    @Override
    protected void applyDecoded(PageEntry entry, PageEntry.PendingDiff justDecoded) {
      entry.diffs.remove(justDecoded);
      apply(entry, justDecoded);
      settle(entry);
    }
  }

  /** RULES 7. */
  public static final class VersionsStay extends HomeMover {
    public VersionsStay(
        NodeContext context,
        PageTable pages,
        Intervals intervals,
        Acquirer acquirer,
        HomeServer home,
        MissHandler misses,
        DirtySet dirtySet) {
      super(context, pages, intervals, acquirer, home, misses, dirtySet);
    }

    @Override
    protected void takeVersions(PageEntry entry, PageMessage.HomeOffer offer) {}
  }

  /** RULES 7. */
  public static final class TakenEarly extends HomeMover {
    public TakenEarly(
        NodeContext context,
        PageTable pages,
        Intervals intervals,
        Acquirer acquirer,
        HomeServer home,
        MissHandler misses,
        DirtySet dirtySet) {
      super(context, pages, intervals, acquirer, home, misses, dirtySet);
    }

    @Override
    protected boolean mayTake(PageEntry entry, PageMessage.HomeOffer offer) {
      return true;
    }
  }
}
