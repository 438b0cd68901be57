package dev.heddle.transport.grpc;

import java.util.List;

/**
 * Where the nodes listen, by rank: what each one's {@link GrpcTransport#boundAddress()} reported.
 */
public record Peers(List<String> addresses) {
  public Peers {
    addresses = List.copyOf(addresses);
  }
}
