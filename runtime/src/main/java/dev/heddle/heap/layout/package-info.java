/**
 * Which words a woven class has, in an order on which all JVMs agree whatever their field offsets:
 * superclass first, then by name and descriptor.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> any. <b>May depend on:</b> {@code heap.raw}, bridge.
 */
package dev.heddle.heap.layout;
