package dev.heddle.heap.named;

/** How the objects of some classes are named. */
interface Naming {
  /** The name, without line ends; null where this object is not to be found by one. */
  String nameOf(Object object);

  /** This node's object of a name that {@link #nameOf} gave, or null. */
  Object byName(String name);
}
