/**
 * Frames between the nodes of one run: the {@link dev.heddle.transport.Transport} contract. Two
 * transports keep it: {@code grpc} between JVMs and {@code inprocess} inside one (tests). {@code
 * simulated} makes either as slow as a given link.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> {@code heddle-net-*} (gRPC) or {@code
 * heddle-inprocess-*} or {@code heddle-link-*}, all daemons; {@code send} is called from any
 * thread. <b>May depend on:</b> the JDK, gRPC and Netty; on nothing else of Heddle (an ArchUnit
 * test holds the wall).
 */
package dev.heddle.transport;
