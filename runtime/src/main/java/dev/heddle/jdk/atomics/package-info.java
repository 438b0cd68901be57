/**
 * Twins of the JDK's atomic variables, written in plain Java and woven when they are loaded. Final
 * methods cannot be overridden: a twin has a static method of the same name for each, which woven
 * code calls instead. What the JDK itself does with an atomic variable by such a method goes past
 * the twin; by {@code toString} and the methods of {@code Number} it does not.
 *
 * <p>Loader: boot, defined on demand. Threads: those of the program. Depends on the JDK alone.
 */
package dev.heddle.jdk.atomics;
