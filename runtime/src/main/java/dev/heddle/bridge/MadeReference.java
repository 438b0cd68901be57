package dev.heddle.bridge;

/**
 * A weak, soft or phantom reference of the program. These methods are executed on the node that
 * made it; a program's class may override those of the same name without the prefix.
 */
public interface MadeReference extends KeptHere {
  /** Null where it was cleared. */
  Object heddle$get();

  void heddle$clear();

  boolean heddle$refersTo(Object object);

  boolean heddle$enqueue();

  boolean heddle$isEnqueued();

  /** The JVM has cleared it, and its queue is another node's. */
  void heddle$ended();
}
