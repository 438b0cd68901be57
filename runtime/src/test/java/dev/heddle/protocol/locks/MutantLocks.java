package dev.heddle.protocol.locks;

import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.Flusher;
import java.util.List;

/** Lock handlers with a rule taken out. */
public final class MutantLocks {
  private MutantLocks() {}

  /** RULES 11. */
  public static final class TimeOutWins extends WaitSets {
    public TimeOutWins(NodeContext context, LockTable locks) {
      super(context, locks);
    }

    @Override
    protected boolean withdraw(LockEntry entry, LockMessage.Ticket ticket) {
      super.withdraw(entry, ticket);
      return true;
    }
  }

  /** RULES 11. */
  public static final class WaitSetStays extends LockTransfer {
    public WaitSetStays(
        NodeContext context,
        LockTable locks,
        Intervals intervals,
        Acquirer acquirer,
        Flusher flusher) {
      super(context, locks, intervals, acquirer, flusher);
    }

    @Override
    protected List<LockMessage.Ticket> takeWaitSet(LockEntry entry) {
      return List.of();
    }
  }
}
