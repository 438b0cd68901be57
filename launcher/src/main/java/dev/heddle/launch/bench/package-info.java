/**
 * {@code heddle bench}: programs on one plain JVM and on several nodes, their runs interleaved, as
 * ratios in a table, in JSON and on a page. Nothing here passes or fails by time.
 *
 * <p><b>Loader:</b> isolated, in a JVM of its own. <b>Threads:</b> main. <b>May depend on:</b>
 * picocli (also for its table), Typesafe Config (for JSON), {@code dev.heddle.transport.simulated}
 * (what a link costs), the JDK.
 */
package dev.heddle.launch.bench;
