/**
 * The certificates of one run: an authority that lives in rank 0's memory, and what it gives to
 * each node. Nothing of it is ever on a disk or in a command line.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main, at start. <b>May depend on:</b> the JDK.
 */
package dev.heddle.transport.tls;
