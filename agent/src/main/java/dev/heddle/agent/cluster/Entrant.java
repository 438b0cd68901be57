package dev.heddle.agent.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a node tells of itself when it enters.
 *
 * @param address where the others reach it
 * @param cores how many its JVM sees
 */
public record Entrant(String address, int cores) {
  static Entrant read(DataInputStream in) throws IOException {
    return new Entrant(in.readUTF(), in.readInt());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(address);
    out.writeInt(cores);
  }
}
