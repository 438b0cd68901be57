package dev.heddle.node.service;

/** Values on the wire, by the heap's rules. */
public interface ValueCodec {
  /**
   * References are encoded by their gid; local objects are promoted.
   *
   * @throws RuntimeException naming class and field where a value cannot be shared
   */
  byte[] encode(Object... values);

  /** Makes replicas; may load and initialise classes, so never on the node loop. */
  Object[] decode(byte[] bytes);
}
