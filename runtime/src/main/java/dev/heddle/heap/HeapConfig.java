package dev.heddle.heap;

import dev.heddle.heap.share.NamedObjects;
import java.util.function.Predicate;

/**
 * What a heap is made with.
 *
 * @param rank this node
 * @param pageBytes page budget, the same on every node
 * @param sequential classes under {@code heddle.protocol = sc}, the same on every node
 * @param resolver finds application classes
 * @param named objects every node has its own of
 */
public record HeapConfig(
    int rank,
    int pageBytes,
    Predicate<Class<?>> sequential,
    ClassResolver resolver,
    NamedObjects named) {
  public static final int DEFAULT_PAGE_BYTES = 4096;

  public HeapConfig {
    if (pageBytes < 64) {
      throw new IllegalArgumentException("page budget of " + pageBytes + " bytes: at least 64");
    }
  }

  /** Defaults: 4 KiB pages, no sc classes, the standard streams by name. */
  public static HeapConfig of(int rank, ClassResolver resolver) {
    return new HeapConfig(rank, DEFAULT_PAGE_BYTES, type -> false, resolver, new StandardObjects());
  }
}
