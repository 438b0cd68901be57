/**
 * The transport between JVMs: one bidirectional gRPC stream per pair of nodes (the higher rank
 * dials), messages of plain bytes, everything on one network thread per node.
 *
 * <p>Why one thread: sessions, handshakes and streams need no locks, frames of all peers reach the
 * listener one at a time, and whatever was queued while the thread was busy leaves as one message.
 *
 * <p><b>Loader:</b> isolated, with gRPC and Netty. <b>Threads:</b> {@code heddle-net-<rank>}.
 * <b>May depend on:</b> {@code dev.heddle.transport}, {@code session}, gRPC, Netty.
 */
package dev.heddle.transport.grpc;
