package dev.heddle.transport.session;

/**
 * Who a node is, as the handshake proves it.
 *
 * @param runId names the run; not secret
 * @param secret random bytes known to the nodes of this run only, at least 16; never sent
 * @param build the Heddle build; all nodes of a run have the same
 */
public record Identity(int rank, int nodeCount, String runId, byte[] secret, String build) {
  /** A shorter one could be tried out. */
  public static final int MIN_SECRET_BYTES = 16;

  public Identity {
    if (rank < 0 || rank >= nodeCount) {
      throw new IllegalArgumentException("rank " + rank + " of " + nodeCount);
    }
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException("secret of " + secret.length + " bytes");
    }
    secret = secret.clone();
  }

  @Override
  public String toString() {
    return "node " + rank + " of " + nodeCount + ", run " + runId + ", build " + build;
  }
}
