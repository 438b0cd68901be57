package dev.heddle.heap.codec;

import dev.heddle.heap.wire.WordSink;

/** What table entries are encoded into. */
interface TableSink extends WordSink {
  /** Writes the name of a class, in full once per message. */
  void type(Class<?> type);
}
