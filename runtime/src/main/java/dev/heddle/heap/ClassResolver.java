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

  /**
   * Whether other nodes can find the class by its name: not one that a loader of the program's own
   * defined. Loads nothing.
   */
  default boolean isFoundElsewhere(Class<?> type) {
    return true;
  }

  /**
   * Called before the first opaque object of a class is shared here: from then on the methods of
   * the class must check access (see {@code bridge.OpaqueAccess}). Any thread, the node loop too.
   */
  default void guardMethods(Class<?> opaque) {}

  /** Of the application loader. */
  static ClassResolver of(ClassLoader application) {
    return new ClassResolver() {
      @Override
      public Class<?> resolve(String name) throws ClassNotFoundException {
        return Class.forName(name, false, application);
      }

      @Override
      public boolean isFoundElsewhere(Class<?> type) {
        ClassLoader defining = type.getClassLoader();
        ClassLoader next = application;
        while (next != null && next != defining) {
          next = next.getParent();
        }
        return next == defining;
      }
    };
  }
}
