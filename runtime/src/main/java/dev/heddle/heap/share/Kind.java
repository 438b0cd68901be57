package dev.heddle.heap.share;

/** How references to the instances of a class travel. */
public enum Kind {
  /** Instance of a woven class: by gid. */
  OBJECT,
  /** Mutable instance of a JDK class without a twin class: by gid. */
  OPAQUE,
  /** Of the JDK, bound to the node that made it, where its methods are executed: by gid. */
  DELEGATED,
  ARRAY,
  CLASS,
  STRING,
  /** Primitive box. */
  BOX,
  /** Enum constant of a class that is not woven: by name. */
  ENUM,
  /** Immutable, without parts that could be shared: value and gid. */
  LEAF,
  /** Immutable; its fields are the value: records and a few JDK classes. */
  FIELDS,
  /** As FIELDS, of the JDK; arrays and collections in its fields are copied with it. */
  GRAPH,
  /** Immutable JDK collection: its elements are the value. */
  CONTAINER,
  /**
   * Made by a call of the JDK from what it is made of: method, constructor, field, parameter;
   * proxy, annotations among them; thread-local, whose values are the threads'.
   */
  MADE,
  LAMBDA,
  /** Throwable of a JDK class. */
  THROWABLE,
  REFUSED
}
