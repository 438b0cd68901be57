/**
 * Twins of the JDK's executors, futures and timers, written in plain Java and woven when they are
 * loaded: their fields are pages and cells of the cluster, their monitors its locks.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program; workers of a pool are threads
 * like any other and go through placement. Depends on the JDK and {@code dev.heddle.jdk.queues}.
 */
package dev.heddle.jdk.executors;
