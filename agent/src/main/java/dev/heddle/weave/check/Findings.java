package dev.heddle.weave.check;

import java.util.List;

/**
 * What the check found.
 *
 * @param classes how many classes were looked at: those that a run weaves
 * @param uses sorted by file and line
 */
public record Findings(int classes, List<Use> uses) {
  public long count(Mark mark) {
    return uses.stream().filter(use -> use.mark() == mark).count();
  }

  /** {@code 312 classes, 40 uses: 31 work, 6 stay local, 3 refused}. */
  public String summary() {
    return counted(classes, "class", "classes")
        + ", "
        + counted(uses.size(), "use", "uses")
        + ": "
        + count(Mark.WORKS)
        + " work, "
        + count(Mark.STAYS_LOCAL)
        + " stay local, "
        + count(Mark.REFUSED)
        + " refused";
  }

  private static String counted(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
