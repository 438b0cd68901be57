package dev.heddle.heap;

/** Finds classes by name for a decoder; may load them, on the calling thread. */
@FunctionalInterface
public interface ClassResolver {
  /**
   * The class of that binary name; never an array or a primitive.
   *
   * @throws ClassNotFoundException where this node has no such class
   */
  Class<?> resolve(String name) throws ClassNotFoundException;
}
