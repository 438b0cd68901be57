/**
 * Objects of the JDK that each node has its own of, and the names by which another node finds its
 * own: constants of JDK classes, the fields of a {@code WeekFields}.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> naming on any thread, the node loop included, without
 * loading classes; finding runs JDK code and never on the node loop. <b>May depend on:</b> {@code
 * heap.raw}, the JDK.
 */
package dev.heddle.heap.named;
