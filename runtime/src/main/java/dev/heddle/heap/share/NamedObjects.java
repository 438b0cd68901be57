package dev.heddle.heap.share;

/**
 * Objects that every node has its own of and that are found by name: {@code System.out}, the
 * application class loader, the main thread.
 */
public interface NamedObjects {
  /** The name of the object, or null for any other. */
  String nameOf(Object object);

  /** This node's object of that name, or null. */
  Object byName(String name);
}
