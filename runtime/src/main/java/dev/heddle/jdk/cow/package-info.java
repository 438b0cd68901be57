/**
 * Twins of the JDK's copy-on-write collections, written in plain Java and woven when they are
 * loaded. A reader looks at the last snapshot, whose array is never changed; a writer makes a new
 * one under the monitor of the collection.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program. Depends on the JDK alone.
 */
package dev.heddle.jdk.cow;
