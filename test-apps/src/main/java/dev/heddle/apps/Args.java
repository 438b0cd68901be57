package dev.heddle.apps;

/** Reads the command line of a program: a size, then perhaps a number of threads. */
public final class Args {

  private Args() {}

  /** The size (first argument), at least 1. */
  public static int size(String[] args, int byDefault) {
    return number(args, 0, byDefault);
  }

  /** The number of threads (second argument), at least 1. */
  public static int threads(String[] args, int byDefault) {
    return number(args, 1, byDefault);
  }

  /** Argument number {@code index} as a positive number. A wrong one ends the program, status 2. */
  public static int number(String[] args, int index, int byDefault) {
    if (args.length <= index) {
      return byDefault;
    }
    try {
      int value = Integer.parseInt(args[index]);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number that is too small
    }
    System.err.println("argument " + (index + 1) + " must be a positive number: " + args[index]);
    System.exit(2);
    return byDefault;
  }

  /** Argument number {@code index} as a word. */
  public static String word(String[] args, int index, String byDefault) {
    return args.length > index ? args[index] : byDefault;
  }
}
