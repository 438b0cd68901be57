/**
 * All nodes in one JVM, possibly in different class loaders: what the nodes share is made of JDK
 * types only.
 *
 * <p><b>Loader:</b> isolated, one copy per node. <b>Threads:</b> {@code heddle-inprocess-*}. <b>May
 * depend on:</b> {@code dev.heddle.transport} and the JDK.
 */
package dev.heddle.transport.inprocess;
