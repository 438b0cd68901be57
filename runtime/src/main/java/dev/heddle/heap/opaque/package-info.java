/**
 * Opaque objects: instances of mutable JDK classes that have neither a state word nor a twin class.
 * The whole state of one is a single word of its page, of whatever length: {@link
 * dev.heddle.heap.opaque.Form} says how it is taken from the object and put there.
 *
 * <p>Delegated objects too, whose state does not travel at all: {@link
 * dev.heddle.heap.opaque.DelegatedClasses} says which, {@code node.delegate} calls their methods.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> forms on the node loop, where they call no method of
 * the object, and on application threads. <b>May depend on:</b> {@code heap.layout}, {@code
 * heap.wire}, {@code heap.raw}, bridge.
 */
package dev.heddle.heap.opaque;
