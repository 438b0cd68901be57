package dev.heddle.apps;

/** A list of things that must hold, printed one by one. For the use of one thread. */
public final class Checklist {

  private int wrong;

  /** Prints what was checked and whether it holds. */
  public void check(String what, boolean holds) {
    System.out.println(what + ": " + (holds ? "yes" : "NO"));
    if (!holds) {
      wrong++;
    }
  }

  /** Like {@link #check}, and says what was found instead. */
  public void same(String what, Object expected, Object found) {
    boolean equal = expected == null ? found == null : expected.equals(found);
    check(equal ? what : what + " (expected " + expected + ", found " + found + ")", equal);
  }

  /** Prints the verdict. Ends the program with status 1 if anything was wrong. */
  public void finish() {
    Verdict.print(wrong == 0 ? "all hold" : wrong + " wrong", wrong == 0);
  }
}
