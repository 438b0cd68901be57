/**
 * The twin of thread groups, written in plain Java and woven when it is loaded. The JDK's part of a
 * group counts on the node that made it, for the threads of that node; every other node has a plain
 * group of the same names for the threads it runs.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program. Depends on the JDK and the
 * bridge.
 */
package dev.heddle.jdk.threads;
