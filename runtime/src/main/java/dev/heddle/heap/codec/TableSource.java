package dev.heddle.heap.codec;

import dev.heddle.heap.wire.WordSource;

/** What table entries are decoded from. */
interface TableSource extends WordSource {
  Class<?> type();
}
