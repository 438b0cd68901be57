package dev.heddle.protocol.pages;

import dev.heddle.protocol.intervals.VersionVector;

/** Lets the simulator's checkers look into the page table. */
public final class PageProbe {
  private PageProbe() {}

  public static VersionVector applied(PageTable pages, long page) {
    return pages.get(page).applied;
  }

  public static boolean isValid(PageTable pages, long page) {
    return pages.get(page).state != PageState.INVALID;
  }

  public static boolean isHome(PageTable pages, long page) {
    return pages.isHome(pages.get(page));
  }

  public static boolean hasTwin(PageTable pages, long page) {
    return pages.get(page).hasTwin();
  }

  public static String show(PageTable pages, long page) {
    return pages.get(page).toString();
  }
}
