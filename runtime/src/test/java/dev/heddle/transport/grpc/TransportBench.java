package dev.heddle.transport.grpc;

import dev.heddle.transport.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Round trips and bandwidth of the transport beside blocking TCP, both between two JVMs, in turn in
 * one run. Run it as a program with the test class path; optional argument: rounds.
 */
final class TransportBench {
  private static final int WARM_UP = 20_000;
  private static final int PINGS = 3_000;
  private static final int BULK_BYTES = 64 << 20;
  private static final int BULK_FRAME = 16 << 10;

  private TransportBench() {}

  /** One way to the other JVM. */
  private interface Wire {
    void ping(int bytes) throws Exception;

    void bulk() throws Exception;
  }

  /** The transport, the asking thread parked until the answer is there. */
  private static final class Grpc implements Wire, Transport.Listener, AutoCloseable {
    private final ChildNode child;
    private final GrpcTransport node;
    private final byte[][] sizes = {new byte[64], new byte[4096]};
    private final Semaphore bulkAnswers = new Semaphore(0);
    private volatile Thread waiter;
    private volatile byte[] answer;

    Grpc(GrpcOptions.Sockets sockets) throws Exception {
      child = new ChildNode(1, 2, sockets);
      node = GrpcTransport.bind(GrpcCluster.identity(0, 2), GrpcCluster.options(sockets));
      List<String> addresses = List.of(node.boundAddress(), child.line());
      child.tellPeers(addresses);
      node.setPeers(new Peers(addresses));
      node.start(this);
      child.line();
    }

    @Override
    public void ping(int bytes) {
      waiter = Thread.currentThread();
      answer = null;
      node.send(1, bytes == 64 ? sizes[0] : sizes[1]);
      while (answer == null) {
        LockSupport.park(this);
      }
    }

    @Override
    public void bulk() throws InterruptedException {
      int frames = BULK_BYTES / BULK_FRAME;
      byte[] frame = new byte[BULK_FRAME];
      for (int i = 0; i < frames; i++) {
        node.send(1, frame);
      }
      // The child sends everything back: twice the bytes, as full duplex.
      bulkAnswers.acquire(frames);
    }

    @Override
    public void received(int from, byte[] frame) {
      if (frame.length == BULK_FRAME) {
        bulkAnswers.release();
        return;
      }
      answer = frame;
      LockSupport.unpark(waiter);
    }

    @Override
    public void lost(int peer, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void close() throws IOException {
      node.close(0);
      child.close();
    }
  }

  private static final class Raw implements Wire, AutoCloseable {
    private final Process process;
    private final RawEcho.Client client;
    private final byte[] scratch = new byte[BULK_FRAME];

    Raw() throws Exception {
      process =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-cp",
                  System.getProperty("java.class.path"),
                  RawEcho.class.getName())
              .start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      client = new RawEcho.Client(Integer.parseInt(output.readLine()));
    }

    @Override
    public void ping(int bytes) throws Exception {
      client.ask(bytes, bytes, scratch);
    }

    @Override
    public void bulk() throws Exception {
      byte[] frame = new byte[BULK_FRAME];
      for (int i = BULK_BYTES / BULK_FRAME; i > 0; i--) {
        client.push(frame, i == 1);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
      var unused = process.onExit().join();
    }
  }

  /** The median ping of a round: one descheduling does not count for a thousand pings. */
  private static double pingMicros(Wire wire, int bytes) throws Exception {
    long[] nanos = new long[PINGS];
    for (int i = 0; i < PINGS; i++) {
      long before = System.nanoTime();
      wire.ping(bytes);
      nanos[i] = System.nanoTime() - before;
    }
    Arrays.sort(nanos);
    return nanos[PINGS / 2] / 1000.0;
  }

  private static double bulkMillis(Wire wire) throws Exception {
    long before = System.nanoTime();
    wire.bulk();
    return (System.nanoTime() - before) / 1e6;
  }

  /** Median and best. */
  private record Result(double median, double best) {
    static Result of(List<Double> values) {
      double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new Result(sorted[sorted.length / 2], sorted[0]);
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    try (Raw raw = new Raw();
        Grpc tcp = new Grpc(GrpcOptions.Sockets.TCP);
        Grpc unix = new Grpc(GrpcOptions.Sockets.UNIX)) {
      List<Wire> wires = List.of(raw, tcp, unix);
      for (Wire wire : wires) {
        for (int i = 0; i < WARM_UP; i++) {
          wire.ping(i % 2 == 0 ? 64 : 4096);
        }
        wire.bulk();
      }
      String[] names = {"blocking TCP", "gRPC, TCP", "gRPC, Unix socket"};
      for (int bytes : new int[] {64, 4096}) {
        report(
            bytes + " B round trip, us", names, measure(rounds, wires, w -> pingMicros(w, bytes)));
      }
      report(
          "64 MiB in frames of 16 KiB, ms (gRPC: and all sent back)",
          names,
          measure(rounds, wires, TransportBench::bulkMillis));
    }
  }

  /** A measurement that may fail. */
  private interface Measurement {
    double of(Wire wire) throws Exception;
  }

  private static List<Result> measure(int rounds, List<Wire> wires, Measurement measurement)
      throws Exception {
    List<List<Double>> results = new ArrayList<>();
    wires.forEach(wire -> results.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < wires.size(); i++) {
        results.get(i).add(measurement.of(wires.get(i)));
      }
    }
    return results.stream().map(Result::of).toList();
  }

  private static void report(String what, String[] names, List<Result> results) {
    System.out.println(what + ": median, best");
    Result base = results.get(0);
    for (int i = 0; i < names.length; i++) {
      Result result = results.get(i);
      System.out.printf(
          Locale.ROOT,
          "  %-18s %8.1f %5.2fx %8.1f %5.2fx%n",
          names[i],
          result.median,
          result.median / base.median,
          result.best,
          result.best / base.best);
    }
  }
}
