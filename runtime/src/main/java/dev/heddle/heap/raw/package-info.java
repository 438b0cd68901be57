/**
 * Words of objects and arrays in place: typed reads, stores and swaps by offset, bulk comparison
 * and copy of array ranges, the identity hash in the mark word, private constructors and methods.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> any; nothing here keeps state. <b>May depend on:</b>
 * the JDK ({@code jdk.internal.misc}, exported by the agent). Offsets never leave the JVM.
 */
package dev.heddle.heap.raw;
