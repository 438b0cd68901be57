/**
 * Programs that time themselves: one line per measurement, {@code name nanoseconds-per-operation}.
 * Plain Java like the rest of this module, so that the same program gives the baseline on a plain
 * JVM.
 */
package dev.heddle.apps.bench;
