package com.acme;

/** Ends as asked. */
public final class Exit {
  private Exit() {}

  public static void main(String[] arguments) {
    if (!arguments[0].equals("throw")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print("")));
      System.exit(Integer.parseInt(arguments[0]));
      return;
    }
    // The test names this line.
    throw new IllegalStateException("as asked");
  }
}
