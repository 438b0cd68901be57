package dev.heddle.node.process;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The real streams of this JVM.
 *
 * @param label whether each line of output starts with its rank
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean label) {}
