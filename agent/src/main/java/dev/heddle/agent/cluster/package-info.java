/**
 * Starting the other ranks as processes of rank 0, finding together, and noticing each other's end.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main during premain; {@code heddle-watch-*}, {@code
 * heddle-output-*} and {@code heddle-parent}, all daemons. <b>May depend on:</b> the JDK, {@code
 * dev.heddle.node.ExitStatus}, {@code dev.heddle.transport.tls}. Nothing here runs on a cluster of
 * one.
 */
package dev.heddle.agent.cluster;
