package dev.heddle.node.process;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The real streams of this JVM.
 *
 * @param label whether each line of output starts with its rank
 * @param observer on rank 0, sees all output
 */
public record Console(
    InputStream in, PrintStream out, PrintStream err, boolean label, OutputObserver observer) {}
