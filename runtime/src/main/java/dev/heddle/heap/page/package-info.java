/**
 * Pages and what is on them: fields of an object, statics of a class, ranges of an array; their
 * state words, twins, diffs and merges, word by word; the tables by page id and by identity.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> states, twins, diffs and merges belong to the node
 * loop; members are added by decoders and promoting threads under the page's own lock, which is a
 * leaf and never held while anything is created or waited for. <b>May depend on:</b> {@code
 * heap.raw}, {@code heap.layout}, {@code heap.wire}, bridge, protocol.
 */
package dev.heddle.heap.page;
