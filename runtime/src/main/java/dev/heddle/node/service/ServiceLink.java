package dev.heddle.node.service;

/** The protocol as services see it. */
public interface ServiceLink {
  int rank();

  int nodeCount();

  /**
   * Queues a service message ({@code Event.SendService}); never blocks. The receiver hands it to
   * {@link ServiceBus#deliver} on its node loop once the notices that came along were applied.
   *
   * @param to another rank
   * @param release whether this node's writes go along
   */
  void send(int to, byte[] body, boolean release);
}
