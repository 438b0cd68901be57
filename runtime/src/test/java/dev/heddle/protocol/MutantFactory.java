package dev.heddle.protocol;

import dev.heddle.protocol.cells.CellMisses;
import dev.heddle.protocol.cells.CellServer;
import dev.heddle.protocol.cells.CellTable;
import dev.heddle.protocol.cells.SyncVariable;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.locks.LockTable;
import dev.heddle.protocol.locks.LockTransfer;
import dev.heddle.protocol.locks.MutantLocks;
import dev.heddle.protocol.locks.WaitSets;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.DirtySet;
import dev.heddle.protocol.pages.Flusher;
import dev.heddle.protocol.pages.HomeMover;
import dev.heddle.protocol.pages.HomeServer;
import dev.heddle.protocol.pages.MissHandler;
import dev.heddle.protocol.pages.MutantPages;
import dev.heddle.protocol.pages.PageEntry;
import dev.heddle.protocol.pages.PageMessage;
import dev.heddle.protocol.pages.PageTable;
import dev.heddle.protocol.services.Collector;
import java.util.function.Consumer;

/** Handlers with one rule taken out. */
final class MutantFactory extends HandlerFactory {
  private final Mutation mutation;
  private final Consumer<Interval> closed;

  MutantFactory(Mutation mutation, Consumer<Interval> closed) {
    this.mutation = mutation;
    this.closed = closed;
  }

  @Override
  Intervals intervals(NodeContext context) {
    return new Intervals(context) {
      @Override
      public Interval close(long[] pages) {
        Interval interval = super.close(pages);
        closed.accept(interval);
        return interval;
      }

      @Override
      protected long dropLimit(int writer) {
        if (mutation != Mutation.DROP_EARLY) {
          return super.dropLimit(writer);
        }
        long best = 0;
        for (int node = 0; node < context.nodeCount(); node++) {
          best = node == context.rank() ? best : Math.max(best, known(node, writer));
        }
        return Math.min(best, clock(writer));
      }
    };
  }

  @Override
  DirtySet dirtySet(NodeContext context) {
    return switch (mutation) {
      case NO_WATCH -> new MutantPages.NoWatch(context);
      case SERVED_UNWATCHED -> new MutantPages.ServedUnwatched(context);
      default -> super.dirtySet(context);
    };
  }

  @Override
  Flusher flusher(NodeContext context, PageTable pages, DirtySet dirtySet, Intervals intervals) {
    return mutation == Mutation.UNCHANGED_EXCLUSIVE
        ? new MutantPages.UnchangedExclusive(context, pages, dirtySet, intervals)
        : super.flusher(context, pages, dirtySet, intervals);
  }

  @Override
  Acquirer acquirer(NodeContext context, PageTable pages, Intervals intervals, DirtySet dirtySet) {
    return switch (mutation) {
      case HOME_NEVER_STALE -> new MutantPages.HomeNeverStale(context, pages, intervals, dirtySet);
      case ADVERTISE_EARLY -> new MutantPages.AdvertiseEarly(context, pages, intervals, dirtySet);
      default -> super.acquirer(context, pages, intervals, dirtySet);
    };
  }

  @Override
  MissHandler misses(NodeContext context, PageTable pages, DirtySet dirtySet) {
    return switch (mutation) {
      case LATE_REPLICA_VALID -> new MutantPages.LateReplicaValid(context, pages, dirtySet);
      case GIVEN_UP_REPLY_USED ->
          new MissHandler(context, pages, dirtySet) {
            @Override
            protected boolean isGivenUp(PageEntry entry, PageMessage.PageReply reply) {
              return false;
            }
          };
      case OLD_REPLY_VALIDATES -> new MutantPages.OldReplyValidates(context, pages, dirtySet);
      default -> super.misses(context, pages, dirtySet);
    };
  }

  @Override
  HomeServer home(NodeContext context, PageTable pages, DirtySet dirtySet, Acquirer acquirer) {
    return switch (mutation) {
      case FETCH_NOT_PARKED -> new MutantPages.NotParked(context, pages, dirtySet, acquirer);
      case PREVIOUS_IGNORED ->
          new HomeServer(context, pages, dirtySet, acquirer) {
            @Override
            protected boolean isNext(PageEntry entry, PageMessage.Diff diff) {
              return true;
            }
          };
      case DIFFS_UNORDERED -> new MutantPages.Unordered(context, pages, dirtySet, acquirer);
      default -> super.home(context, pages, dirtySet, acquirer);
    };
  }

  @Override
  HomeMover mover(
      NodeContext context,
      PageTable pages,
      Intervals intervals,
      Acquirer acquirer,
      HomeServer home,
      MissHandler misses,
      DirtySet dirtySet) {
    return switch (mutation) {
      case VERSIONS_STAY ->
          new MutantPages.VersionsStay(context, pages, intervals, acquirer, home, misses, dirtySet);
      case HOME_TAKEN_EARLY ->
          new MutantPages.TakenEarly(context, pages, intervals, acquirer, home, misses, dirtySet);
      default -> super.mover(context, pages, intervals, acquirer, home, misses, dirtySet);
    };
  }

  @Override
  LockTransfer tokens(
      NodeContext context,
      LockTable locks,
      Intervals intervals,
      Acquirer acquirer,
      Flusher flusher) {
    return mutation == Mutation.WAIT_SET_STAYS
        ? new MutantLocks.WaitSetStays(context, locks, intervals, acquirer, flusher)
        : super.tokens(context, locks, intervals, acquirer, flusher);
  }

  @Override
  WaitSets waitSets(NodeContext context, LockTable locks) {
    return mutation == Mutation.TIME_OUT_WINS
        ? new MutantLocks.TimeOutWins(context, locks)
        : super.waitSets(context, locks);
  }

  @Override
  SyncVariable sync(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      DirtySet dirtySet,
      Flusher flusher) {
    return new SyncVariable(context, cells, misses, intervals, dirtySet, flusher) {
      @Override
      protected boolean hasUnpublished() {
        return mutation != Mutation.SPINS_PUBLISH_NOTHING
            && (mutation == Mutation.SPINS_PUBLISH_ALWAYS || super.hasUnpublished());
      }
    };
  }

  @Override
  Collector collector(
      NodeContext context,
      Intervals intervals,
      PageTable pages,
      LockTable locks,
      Acquirer acquirer,
      Flusher flusher) {
    return new Collector(context, intervals, pages, locks, acquirer, flusher) {
      @Override
      protected boolean mustBeTold(int node, boolean large) {
        return mutation != Mutation.LAGGARDS_LEFT && super.mustBeTold(node, large);
      }
    };
  }

  @Override
  CellServer cellServer(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      Flusher flusher) {
    return new CellServer(context, cells, misses, intervals, flusher) {
      @Override
      protected boolean mustPark(int holds) {
        return mutation != Mutation.HOLDS_IGNORED && super.mustPark(holds);
      }

      @Override
      protected byte[] stepDown(long cell, PageMemory.Access access) {
        if (mutation != Mutation.FLUSH_BEFORE_VALUE) {
          return super.stepDown(cell, access);
        }
        this.flusher.flush();
        return read(cell, access);
      }
    };
  }
}
