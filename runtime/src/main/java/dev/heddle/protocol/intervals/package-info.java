/**
 * Vector clocks, the log of interval records (write notices), what other nodes are known to know,
 * and the collection of records nobody lacks (Keleher et al. 1994, sections 3 and 4.2).
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK,
 * {@code dev.heddle.protocol}.
 */
package dev.heddle.protocol.intervals;
