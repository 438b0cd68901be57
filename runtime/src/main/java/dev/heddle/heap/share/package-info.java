/**
 * What may be shared, and how a local graph becomes shared: discovery, claims, packing into pages.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> any thread that encodes, the node loop included;
 * promotion holds no lock and waits only for claims whose owners wait for nobody (RULES 5). <b>May
 * depend on:</b> {@code heap.page}, {@code heap.layout}, {@code heap.raw}, bridge, protocol.
 */
package dev.heddle.heap.share;
