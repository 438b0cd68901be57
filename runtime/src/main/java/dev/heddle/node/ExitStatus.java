package dev.heddle.node;

/**
 * Exit statuses of Heddle's own. A run that Heddle does not end has the status of the program.
 * Values from 111 on are far from what programs, shells (126, 127, 128 + signal) and {@code
 * timeout} (124, 125) use.
 */
public final class ExitStatus {
  /** Wrong command line, configuration, jar, class or JVM. */
  public static final int USAGE = 2;

  /** A class could not be woven; it never runs unwoven. */
  public static final int CANNOT_WEAVE = 111;

  /** A node or the link to it was lost. */
  public static final int NODE_LOST = 112;

  /** The program shares an object that cannot be shared. */
  public static final int CANNOT_SHARE = 113;

  /** A fault of Heddle. */
  public static final int INTERNAL = 114;

  /** The nodes did not find together. */
  public static final int CANNOT_START = 115;

  private ExitStatus() {}
}
