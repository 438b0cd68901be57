package dev.heddle.transport.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Node 1 dials node 0 over a {@link SimulatedNetwork}; what each hears is written down. */
final class SimulatedPair {
  static final SessionOptions OPTIONS =
      new SessionOptions(10_000, 1_000, 60_000, 2_000, 3, 64, 256, 40, 10_000);

  /** One end. */
  static class End implements LinkListener {
    final List<byte[]> frames = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    int ups;
    int closes;
    Link link;

    @Override
    public void up(int peer) {
      ups++;
    }

    @Override
    public void received(int peer, byte[] frame) {
      frames.add(frame);
    }

    @Override
    public void closed(int peer) {
      closes++;
    }

    @Override
    public void lost(int peer, String reason) {
      lost.add(reason);
    }
  }

  final SimulatedNetwork network;
  final Acceptor acceptor;
  final End zero = new End();
  final End one = new End();

  SimulatedPair(long seed) {
    this(seed, identity(0, "build-a", "secret"), identity(1, "build-a", "secret"));
  }

  SimulatedPair(long seed, Identity first, Identity second) {
    acceptor = new Acceptor(Credentials.create(first), OPTIONS);
    network = new SimulatedNetwork(seed, acceptor);
    zero.link = new Link(1, OPTIONS, network::execute, new ProbeReconnector(network), zero);
    one.link =
        new Link(
            0,
            OPTIONS,
            network::execute,
            new DialReconnector(0, Credentials.create(second), OPTIONS, network),
            one);
    acceptor.open(Map.of(1, zero.link));
  }

  static Identity identity(int rank, String build, String secret) {
    byte[] bytes = (secret + "-0123456789abcdef").getBytes(StandardCharsets.UTF_8);
    return new Identity(rank, 2, "run-7", bytes, build);
  }

  void tick() {
    tick(SessionOptions.TICK_MILLIS);
  }

  void tick(long elapsedMillis) {
    zero.link.tick(elapsedMillis);
    one.link.tick(elapsedMillis);
    acceptor.tick(elapsedMillis);
  }

  /** Runs until nothing is pending between the ticks. */
  void run(int ticks) {
    for (int i = 0; i < ticks; i++) {
      tick();
      settle();
    }
  }

  void settle() {
    int steps = 0;
    while (network.step()) {
      if (++steps > 1_000_000) {
        throw new AssertionError("no rest");
      }
    }
  }
}
