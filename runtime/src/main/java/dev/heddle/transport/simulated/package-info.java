/**
 * A link that is slower than the one below it: each frame is handed down when, on the link that is
 * simulated, it would have arrived. Composed in by who starts a node, where the user asks for it;
 * no other transport knows of it.
 *
 * <p>Why a decorator of the whole transport and not of a stream: sequence numbers, acknowledgements
 * and heartbeats go on below as ever, so a slow link is not mistaken for a lost one; and it delays
 * any transport, in one JVM too.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> {@code heddle-link-<rank>}, one timer per node, a
 * daemon. <b>May depend on:</b> {@code dev.heddle.transport} and the JDK.
 */
package dev.heddle.transport.simulated;
