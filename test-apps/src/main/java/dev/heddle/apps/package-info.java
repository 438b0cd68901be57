/**
 * Programs as a user would have them: plain Java with {@code main}, no Heddle dependency.
 *
 * <p>Each takes a size as first argument and, where it makes sense, a number of threads as second;
 * checks its own result; prints the same lines on every run; ends with {@code OK}, or with {@code
 * FAILED} and exit status 1. What threads share is restricted to own classes, arrays, threads,
 * locks, strings, boxes, exceptions and {@code Random}: collections are used inside one thread
 * only.
 *
 * <p>{@code programs.txt} beside this package lists all of them with the arguments to run them
 * with; {@link dev.heddle.apps.Catalogue} reads it.
 *
 * <p>Loader: application. Threads: the programs' own. May depend on: the JDK.
 */
package dev.heddle.apps;
