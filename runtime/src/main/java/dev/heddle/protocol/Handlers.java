package dev.heddle.protocol;

import dev.heddle.protocol.cells.CellManager;
import dev.heddle.protocol.cells.CellMisses;
import dev.heddle.protocol.cells.CellServer;
import dev.heddle.protocol.cells.CellTable;
import dev.heddle.protocol.cells.SyncVariable;
import dev.heddle.protocol.intervals.Intervals;
import dev.heddle.protocol.locks.LockManager;
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
import dev.heddle.protocol.services.Forgetter;
import dev.heddle.protocol.services.Services;
import java.util.ArrayList;
import java.util.List;

/** The handlers of one node, wired. */
final class Handlers {
  final Intervals intervals;
  final DirtySet dirtySet;
  final PageTable pages;
  final MissHandler misses;
  final HomeServer home;
  final HomeMover mover;
  final Flusher flusher;
  final LockTable locks;
  final LockTransfer tokens;
  final LockManager lockManager;
  final WaitSets waitSets;
  final CellTable cells;
  final CellMisses cellMisses;
  final CellServer cellServer;
  final CellManager cellManager;
  final SyncVariable sync;
  final Services services;
  final Collector collector;
  final Forgetter forgetter;

  Handlers(NodeContext context, HandlerFactory factory) {
    intervals = factory.intervals(context);
    dirtySet = factory.dirtySet(context);
    pages = new PageTable(context, intervals);
    Acquirer acquirer = factory.acquirer(context, pages, intervals, dirtySet);
    flusher = factory.flusher(context, pages, dirtySet, intervals);
    misses = factory.misses(context, pages, dirtySet);
    home = factory.home(context, pages, dirtySet, acquirer);
    mover = factory.mover(context, pages, intervals, acquirer, home, misses, dirtySet);
    home.connect(mover::consider);
    locks = new LockTable(context);
    tokens = factory.tokens(context, locks, intervals, acquirer, flusher);
    lockManager = new LockManager(context, locks, intervals);
    waitSets = factory.waitSets(context, locks);
    cells = new CellTable(context);
    cellMisses = new CellMisses(context, cells, acquirer);
    cellServer = factory.cellServer(context, cells, cellMisses, intervals, flusher);
    cellManager = new CellManager(context);
    sync = factory.sync(context, cells, cellMisses, intervals, dirtySet, flusher);
    services = new Services(context, intervals, acquirer, flusher);
    collector = factory.collector(context, intervals, pages, locks, acquirer, flusher);
    forgetter = new Forgetter(context, pages, locks, tokens, cells, cellMisses, cellManager);
  }

  List<String> describeWaits() {
    List<String> lines = new ArrayList<>();
    pages.describeWaits(lines);
    locks.describeWaits(lines);
    cells.describeWaits(lines);
    cellManager.describeWaits(lines);
    return lines;
  }
}
