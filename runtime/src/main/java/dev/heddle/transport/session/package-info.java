/**
 * What makes a link FIFO and lossless across broken connections (RULES 22): sequence numbers,
 * cumulative acknowledgement, resend after reconnect, duplicate suppression, the decision when a
 * link is down for good, and the handshake that lets only nodes of this run in. No sockets and no
 * clock: streams, executor and time come in as arguments, so that all of it runs under a simulated
 * network.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the one network thread of the transport, but for
 * {@code Link.send} and {@code Link.stats}, which any thread may call. <b>May depend on:</b> {@code
 * dev.heddle.transport} and the JDK.
 */
package dev.heddle.transport.session;
