package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The link to a node is down for good.
 *
 * @param rank of the node
 * @param seenBy the rank at the other end of the link
 */
public record Loss(int rank, int seenBy, String reason) {
  static Loss read(DataInputStream in) throws IOException {
    return new Loss(in.readInt(), in.readInt(), Payload.readString(in));
  }

  /** The frame that tells rank 0. */
  byte[] frame() {
    return Payload.of(
        out -> {
          out.writeByte(RawKind.LOST);
          out.writeInt(rank);
          out.writeInt(seenBy);
          Payload.writeString(out, reason);
        });
  }

  /**
   * What happened.
   *
   * @param name what to call the node
   */
  public String text(String name) {
    return name + " was lost" + (seenBy == 0 ? "" : " to node " + seenBy) + ": " + reason;
  }
}
