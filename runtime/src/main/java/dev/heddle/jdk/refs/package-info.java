/**
 * Twins of the JDK's references and their queues, woven when they are loaded. The JVM clears and
 * enqueues a reference on the node that made it; the twins of other nodes ask there.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program, and one of Heddle's for
 * references that the JVM has cleared. Depends on the JDK and the bridge.
 */
package dev.heddle.jdk.refs;
