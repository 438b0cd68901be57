/**
 * Lock tokens with a distributed FIFO queue (Keleher et al. 1994, section 3.3), wait sets that
 * travel with the token.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK,
 * {@code dev.heddle.protocol}, {@code intervals}, {@code pages}.
 */
package dev.heddle.protocol.locks;
