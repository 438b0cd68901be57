package dev.heddle.heap.codec;

import java.util.function.Consumer;

/**
 * A value taken apart for encoding.
 *
 * @param children what it refers to; null elements allowed
 * @param payload writes the value, its children by table index
 */
record Parts(Object[] children, Consumer<TableSink> payload) {}
