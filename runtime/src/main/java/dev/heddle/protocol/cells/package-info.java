/**
 * Sequentially consistent cells: single writer, multiple readers, write-invalidate, managed by the
 * creator (Li, Hudak 1989, section 3.1, the fixed distributed manager). Transfers carry write
 * notices, so that a volatile access orders the pages around it. Cell 0 is the cluster's sync
 * variable of legacy spins.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK,
 * {@code dev.heddle.protocol}, {@code intervals}, {@code pages}.
 */
package dev.heddle.protocol.cells;
