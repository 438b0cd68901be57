package dev.heddle.protocol;

import dev.heddle.protocol.cells.CellMisses;
import dev.heddle.protocol.cells.CellServer;
import dev.heddle.protocol.cells.CellTable;
import dev.heddle.protocol.cells.SyncVariable;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.locks.LockTable;
import dev.heddle.protocol.locks.LockTransfer;
import dev.heddle.protocol.locks.WaitSets;
import dev.heddle.protocol.pages.Acquirer;
import dev.heddle.protocol.pages.DirtySet;
import dev.heddle.protocol.pages.Flusher;
import dev.heddle.protocol.pages.HomeMover;
import dev.heddle.protocol.pages.HomeServer;
import dev.heddle.protocol.pages.MissHandler;
import dev.heddle.protocol.pages.PageTable;
import dev.heddle.protocol.services.Collector;

/**
 * Makes the handlers in which a rule is kept. Tests override it to take a rule out and show that
 * the simulator notices.
 */
class HandlerFactory {
  Intervals intervals(NodeContext context) {
    return new Intervals(context);
  }

  DirtySet dirtySet(NodeContext context) {
    return new DirtySet(context);
  }

  Acquirer acquirer(NodeContext context, PageTable pages, Intervals intervals, DirtySet dirtySet) {
    return new Acquirer(context, pages, intervals, dirtySet);
  }

  Flusher flusher(NodeContext context, PageTable pages, DirtySet dirtySet, Intervals intervals) {
    return new Flusher(context, pages, dirtySet, intervals);
  }

  MissHandler misses(NodeContext context, PageTable pages, DirtySet dirtySet) {
    return new MissHandler(context, pages, dirtySet);
  }

  HomeServer home(NodeContext context, PageTable pages, DirtySet dirtySet, Acquirer acquirer) {
    return new HomeServer(context, pages, dirtySet, acquirer);
  }

  HomeMover mover(
      NodeContext context,
      PageTable pages,
      Intervals intervals,
      Acquirer acquirer,
      HomeServer home,
      MissHandler misses,
      DirtySet dirtySet) {
    return new HomeMover(context, pages, intervals, acquirer, home, misses, dirtySet);
  }

  LockTransfer tokens(
      NodeContext context,
      LockTable locks,
      Intervals intervals,
      Acquirer acquirer,
      Flusher flusher) {
    return new LockTransfer(context, locks, intervals, acquirer, flusher);
  }

  WaitSets waitSets(NodeContext context, LockTable locks) {
    return new WaitSets(context, locks);
  }

  SyncVariable sync(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      DirtySet dirtySet,
      Flusher flusher) {
    return new SyncVariable(context, cells, misses, intervals, dirtySet, flusher);
  }

  Collector collector(
      NodeContext context,
      Intervals intervals,
      PageTable pages,
      LockTable locks,
      Acquirer acquirer,
      Flusher flusher) {
    return new Collector(context, intervals, pages, locks, acquirer, flusher);
  }

  CellServer cellServer(
      NodeContext context,
      CellTable cells,
      CellMisses misses,
      Intervals intervals,
      Flusher flusher) {
    return new CellServer(context, cells, misses, intervals, flusher);
  }
}
