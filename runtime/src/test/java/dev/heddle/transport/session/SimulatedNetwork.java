package dev.heddle.transport.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A seeded network of one dialing and one accepting node in one thread: packets wait in flight, may
 * be lost or doubled, connections break, dials fail. Same seed, same run.
 */
final class SimulatedNetwork implements Connector {
  /** Chances in percent per packet or dial. */
  record Faults(int lose, int duplicate, int breakConnection, int dialFails, boolean refuse) {
    static final Faults NONE = new Faults(0, 0, 0, 0, false);
  }

  private final Random random;
  private final Acceptor acceptor;
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Pipe> pipes = new ArrayList<>();
  Faults faults = Faults.NONE;

  /** Messages of every stream made, in order, for tests that look at the wire. */
  final List<byte[]> wire = new ArrayList<>();

  SimulatedNetwork(long seed, Acceptor acceptor) {
    this.random = new Random(seed);
    this.acceptor = acceptor;
  }

  void execute(Runnable task) {
    tasks.add(task);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Runs one pending thing; false if nothing is pending. */
  boolean step() {
    if (!tasks.isEmpty() && (random.nextBoolean() || noneInFlight())) {
      tasks.remove().run();
      return true;
    }
    List<Pipe> busy = pipes.stream().filter(pipe -> !pipe.inFlight.isEmpty()).toList();
    if (busy.isEmpty()) {
      return false;
    }
    busy.get(random.nextInt(busy.size())).deliver();
    return true;
  }

  private boolean noneInFlight() {
    return pipes.stream().allMatch(pipe -> pipe.inFlight.isEmpty());
  }

  void breakAll() {
    List.copyOf(pipes).forEach(pipe -> pipe.breakBoth("broken"));
  }

  @Override
  public LinkStream dial(LinkStream.Handler handler) {
    Pipe toAcceptor = new Pipe();
    Pipe toDialer = new Pipe();
    toAcceptor.back = toDialer;
    toDialer.back = toAcceptor;
    toDialer.handler = handler;
    if (faults.refuse || chance(faults.dialFails)) {
      boolean refused = faults.refuse;
      toAcceptor.dead = true;
      toDialer.dead = true;
      execute(() -> handler.closed(refused, refused ? "refused" : "no answer"));
      return toAcceptor;
    }
    pipes.add(toAcceptor);
    pipes.add(toDialer);
    toAcceptor.handler = acceptor.accept(toDialer, () -> {});
    return toAcceptor;
  }

  @Override
  public void probe(Consumer<Answer> result) {
    Answer.Kind kind = faults.refuse ? Answer.Kind.REFUSED : Answer.Kind.ANSWERED;
    execute(() -> result.accept(new Answer(kind, "probe")));
  }

  /** One direction of a stream; {@code handler} is at its far end. */
  private final class Pipe implements LinkStream {
    private final Deque<byte[]> inFlight = new ArrayDeque<>();
    private LinkStream.Handler handler;
    private Pipe back;
    private boolean dead;
    private boolean finishing;

    @Override
    public boolean isReady() {
      return inFlight.size() < 3;
    }

    @Override
    public void send(Packet packet) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        packet.writeTo(bytes);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      if (bytes.size() != packet.size()) {
        throw new AssertionError("size " + packet.size() + ", wrote " + bytes.size());
      }
      wire.add(bytes.toByteArray());
      if (!dead && !chance(faults.lose)) {
        inFlight.add(bytes.toByteArray());
        if (chance(faults.duplicate)) {
          inFlight.add(bytes.toByteArray());
        }
      }
    }

    void deliver() {
      if (chance(faults.breakConnection)) {
        breakBoth("broken");
        return;
      }
      byte[] message = inFlight.remove();
      handler.received(new ByteArrayInputStream(message), message.length);
      if (back.handler != null) {
        back.handler.ready();
      }
      if (finishing && inFlight.isEmpty()) {
        breakBoth("finished");
      }
    }

    void breakBoth(String cause) {
      endOne(cause);
      back.endOne(cause);
    }

    /** Whatever is under way is lost, and the far end hears of it. */
    private void endOne(String cause) {
      if (!dead) {
        dead = true;
        inFlight.clear();
        pipes.remove(this);
        execute(() -> handler.closed(false, cause));
      }
    }

    @Override
    public void close() {
      breakBoth("closed");
    }

    @Override
    public void finish() {
      finishing = true;
      if (inFlight.isEmpty()) {
        breakBoth("finished");
      }
    }
  }
}
