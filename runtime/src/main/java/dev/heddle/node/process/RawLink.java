package dev.heddle.node.process;

/**
 * Frames beside the protocol, on the same links: they carry no writes, wait for nothing, and keep
 * their place between the protocol's frames on a link.
 */
public interface RawLink {
  int rank();

  int nodeCount();

  /** Queues a frame that {@link ProcessService#received} gets at {@code to}; never blocks. */
  void send(int to, byte[] body);
}
