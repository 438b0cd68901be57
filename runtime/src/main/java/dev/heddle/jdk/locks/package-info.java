/**
 * Twins of the JDK's locks and synchronizers, written in plain Java and woven when they are loaded.
 * What a lock knows lies in one object under that object's monitor, which is never kept for long; a
 * thread that must wait is in its queue and parks.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program. Depends on the JDK alone.
 */
package dev.heddle.jdk.locks;
