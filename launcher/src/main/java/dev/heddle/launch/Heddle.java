package dev.heddle.launch;

import java.io.File;

/** The command line. */
public final class Heddle {
  private Heddle() {}

  /** Ends the JVM with the status of the command. */
  public static void run(String[] arguments, File jar) {
    System.exit(0);
  }
}
