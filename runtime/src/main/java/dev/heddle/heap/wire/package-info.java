/**
 * Bytes: growing output, bounded input, and what the words of a page are written to and read from.
 * Numbers are variable-length; raw words are in the byte order of the machine, which all nodes of a
 * run share.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> confined to one. <b>May depend on:</b> {@code
 * heap.raw}.
 */
package dev.heddle.heap.wire;
