package dev.heddle.protocol.services;

import dev.heddle.protocol.Event.Forget.Extent;
import dev.heddle.protocol.NodeContext;
import dev.heddle.protocol.cells.CellManager;
import dev.heddle.protocol.cells.CellMisses;
import dev.heddle.protocol.cells.CellTable;
import dev.heddle.protocol.locks.LockTable;
import dev.heddle.protocol.locks.LockTransfer;
import dev.heddle.protocol.pages.PageTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops what is known of pages that distributed collection found unheld (RULES 21), where nothing
 * of them is under way: page, lock and cell entries are then as if the page had never been shared.
 * What is under way stays, and with it the page.
 */
public final class Forgetter {
  private final NodeContext context;
  private final PageTable pages;
  private final LockTable locks;
  private final LockTransfer tokens;
  private final CellTable cells;
  private final CellMisses cellMisses;
  private final CellManager cellManager;

  public Forgetter(
      NodeContext context,
      PageTable pages,
      LockTable locks,
      LockTransfer tokens,
      CellTable cells,
      CellMisses cellMisses,
      CellManager cellManager) {
    this.context = context;
    this.pages = pages;
    this.locks = locks;
    this.tokens = tokens;
    this.cells = cells;
    this.cellMisses = cellMisses;
    this.cellManager = cellManager;
  }

  public void onTick() {
    cells.collect();
    cellManager.collect();
  }

  /** All of it in one step: no message can leave or come between the test and the end. */
  public void onForget(List<Extent> extents) {
    Set<Long> named = pagesOf(extents);
    Set<Long> busy = new HashSet<>();
    locks.addBusy(named, busy);
    cells.addBusy(named, busy);
    cellManager.addBusy(named, busy);
    pages.addBusy(named, busy);
    Set<Long> gone = new HashSet<>();
    for (Extent extent : extents) {
      if (extent.pages().noneMatch(busy::contains)
          && context.memory().letGo(extent.page(), extent.exports())) {
        extent.pages().forEach(gone::add);
      }
    }
    locks.forget(gone);
    cells.forget(gone);
    cellManager.forget(gone);
    pages.forget(gone);
  }

  private static Set<Long> pagesOf(List<Extent> extents) {
    return extents.stream().flatMapToLong(Extent::pages).boxed().collect(Collectors.toSet());
  }

  /** As if a thread here wanted them: what is idle elsewhere is then idle here. */
  public void onRecall(Set<Long> named) {
    locks.away(named).forEach(tokens::recall);
    cells.away(named).forEach(cellMisses::recall);
  }
}
