/**
 * Threads of the program across the nodes: names, placement, start, interrupt, questions about
 * threads that run elsewhere, and the count that keeps the run alive (RULES 19).
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> application threads ({@code ThreadHooks}), the node
 * loop ({@code ThreadLedger}), {@code heddle-service-*} (what decodes or starts threads). <b>May
 * depend on:</b> {@code bridge}, {@code node.service}, the JDK.
 */
package dev.heddle.node.threads;
