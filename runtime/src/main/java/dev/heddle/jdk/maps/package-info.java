/**
 * Twins of the JDK's concurrent maps and sets, written in plain Java and woven when they are
 * loaded.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program. Depends on the JDK alone.
 */
package dev.heddle.jdk.maps;
