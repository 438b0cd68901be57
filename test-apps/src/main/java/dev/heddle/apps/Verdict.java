package dev.heddle.apps;

/** How a program here ends: a line with its result, then {@code OK} or a failure. */
public final class Verdict {

  private Verdict() {}

  /** Prints the result and {@code OK}, or the result and {@code FAILED} with exit status 1. */
  public static void print(String result, boolean correct) {
    System.out.println(result);
    if (correct) {
      System.out.println("OK");
    } else {
      System.out.println("FAILED");
      System.exit(1);
    }
  }

  /** Ends the program with {@code FAILED: why} and status 1 unless the condition holds. */
  public static void require(boolean condition, String why) {
    if (!condition) {
      System.out.println("FAILED: " + why);
      System.exit(1);
    }
  }
}
