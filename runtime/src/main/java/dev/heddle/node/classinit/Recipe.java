package dev.heddle.node.classinit;

/** How to make, on each node, what cannot be shared. */
public interface Recipe {
  boolean handles(Object value);

  /** What {@link #make} needs: strings, classes, boxes, shareable objects. */
  Object[] describe(Object value);

  /**
   * This node's own.
   *
   * @param owner the class whose static it is
   */
  Object make(Class<?> owner, Object[] parts) throws ReflectiveOperationException;
}
