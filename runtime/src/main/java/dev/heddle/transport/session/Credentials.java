package dev.heddle.transport.session;

import java.security.SecureRandom;

/**
 * What this process shows at handshakes, and what it demands.
 *
 * @param incarnation tells this process from another one of the same rank: a session cannot go on
 *     with a process that does not have its state
 */
public record Credentials(Identity self, long incarnation, SecureRandom random) {
  public static Credentials create(Identity self) {
    SecureRandom random = new SecureRandom();
    return new Credentials(self, random.nextLong(), random);
  }

  Handshake handshake() {
    return new Handshake(self, random);
  }

  Handshake.Claims claims(Link link) {
    return new Handshake.Claims(incarnation, link.receivedUpTo(), self.nodeCount(), self.build());
  }

  /** Why a proved node cannot take part, or null. */
  String objection(int peer, Handshake.Claims claims) {
    if (!claims.build().equals(self.build())) {
      return "node "
          + peer
          + " runs Heddle build "
          + claims.build()
          + ", node "
          + self.rank()
          + " build "
          + self.build()
          + ": use the same heddle.jar on all nodes";
    }
    if (claims.nodeCount() != self.nodeCount()) {
      return "node "
          + peer
          + " was started as one of "
          + claims.nodeCount()
          + " nodes, node "
          + self.rank()
          + " as one of "
          + self.nodeCount();
    }
    return null;
  }
}
