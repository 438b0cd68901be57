/**
 * The command line: {@code heddle run}, {@code bench}, {@code doctor}, {@code version}. Starts rank
 * 0 with the agent and stays as its watcher; rank 0 starts the others.
 *
 * <p><b>Loader:</b> isolated, in a JVM of its own. <b>Threads:</b> main; the JVM's signal threads.
 * <b>May depend on:</b> picocli, {@code dev.heddle.agent.config}, {@code dev.heddle.agent.cluster},
 * of the node its exit statuses and the names of log files.
 */
package dev.heddle.launch;
