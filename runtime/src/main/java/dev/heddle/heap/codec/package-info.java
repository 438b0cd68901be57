/**
 * References on the wire. A message is a table of everything it refers to, each once, followed by a
 * body that refers into the table by index.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> encoding on any thread, the node loop included, runs
 * no application code; decoding resolves and may initialise application classes and never runs on
 * the node loop (RULES 12). <b>May depend on:</b> {@code heap.named}, {@code heap.share}, {@code
 * heap.page}, {@code heap.layout}, {@code heap.wire}, {@code heap.raw}, bridge, protocol.
 */
package dev.heddle.heap.codec;
