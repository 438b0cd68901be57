/**
 * Messages as bytes. Numbers are variable-length, clocks travel as changes, page lists as
 * differences: a message is O(changes).
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> any; nothing is shared. <b>May depend on:</b> the
 * JDK, {@code intervals}.
 */
package dev.heddle.protocol.wire;
