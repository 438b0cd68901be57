package dev.heddle.stress;

import dev.heddle.heap.Heap;
import dev.heddle.heap.HeapConfig;

/** One heap for all promotions of a run: what it keeps of an object dies with the object. */
final class SharedHeap {
  static final Heap HEAP = new Heap(HeapConfig.of(0, name -> Class.forName(name)));

  private SharedHeap() {}
}
