/**
 * The application's objects, arrays and statics as pages: {@link dev.heddle.heap.Heap} is one
 * node's heap, the {@code PageMemory} of its protocol and the decoder of what other nodes send.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> {@code PageMemory} on the node loop; decoders and
 * application threads for the rest; see the sub-packages. <b>May depend on:</b> protocol, bridge.
 */
package dev.heddle.heap;
