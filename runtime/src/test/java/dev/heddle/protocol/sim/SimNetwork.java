package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Message;
import dev.heddle.protocol.MessageCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Links with random delay: FIFO each, any order between them. A faulty link loses and repeats
 * frames; a session of sequence numbers and retransmission makes it FIFO again (RULES 22).
 */
final class SimNetwork {
  /** More would bury a frame under the duplicates of others, which no session does for long. */
  private static final int MAX_ON_WIRE = 8;

  private record Frame(long sequence, byte[] bytes) {}

  private static final class Link {
    final int from;
    final int to;
    final Backlog<Frame> unacknowledged = new Backlog<>();
    final List<Frame> wire = new ArrayList<>();
    long sent;
    long received;

    /** One in so many chances to deliver: slow links are overtaken by detours. */
    int slowness = 1;

    Link(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  private final SimWorld world;
  private final List<Link> links = new ArrayList<>();
  private final Link[][] byEnds;

  SimNetwork(SimWorld world, int nodeCount) {
    this.world = world;
    this.byEnds = new Link[nodeCount][nodeCount];
    for (int from = 0; from < nodeCount; from++) {
      for (int to = 0; to < nodeCount; to++) {
        if (from != to) {
          Link link = new Link(from, to);
          byEnds[from][to] = link;
          links.add(link);
        }
      }
    }
  }

  void send(int from, int to, Message message) {
    Link link = byEnds[from][to];
    link.unacknowledged.add(new Frame(link.sent++, MessageCodec.encode(message)));
  }

  /** Moves one frame on one link; false where all are empty. */
  boolean deliverOne() {
    int first = world.random.nextInt(links.size());
    boolean any = false;
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get((first + i) % links.size());
      if (!isDead(link) && !link.unacknowledged.isEmpty()) {
        any = true;
        if (world.random.nextInt(link.slowness) == 0) {
          move(link);
          break;
        }
      }
    }
    if (world.random.nextInt(64) == 0) {
      links.get(first).slowness = world.random.nextInt(3) == 0 ? world.options.slowest() : 1;
    }
    return any;
  }

  private boolean isDead(Link link) {
    return world.nodes[link.from].crashed || world.nodes[link.to].crashed;
  }

  private void move(Link link) {
    world.trace.add(4, link.from, link.to);
    if (!world.options.faultyLinks()) {
      Frame frame = link.unacknowledged.take();
      link.received++;
      arrive(link, frame);
      return;
    }
    int luck = world.random.nextInt(8);
    boolean mayTransmit = luck < 4 && link.wire.size() < MAX_ON_WIRE;
    if (mayTransmit || link.wire.isEmpty()) { // (re)transmit any frame not acknowledged
      int any = world.random.nextInt(link.unacknowledged.size());
      link.wire.add(link.unacknowledged.get(any));
    } else {
      Frame frame = link.wire.get(world.random.nextInt(link.wire.size()));
      if (luck != 7) { // 7: a duplicate stays behind
        link.wire.remove(frame);
      }
      if (luck != 4 && frame.sequence == link.received) { // 4: lost
        link.received++;
        Frame acknowledged = link.unacknowledged.take();
        assert acknowledged.sequence == frame.sequence;
        arrive(link, frame);
      }
    }
  }

  private void arrive(Link link, Frame frame) {
    Message message = MessageCodec.decode(frame.bytes);
    world.nodes[link.to].post(new Event.Received(link.from, message));
  }

  /** The links that have something to deliver. */
  String show() {
    StringBuilder text = new StringBuilder();
    for (Link link : links) {
      if (!link.unacknowledged.isEmpty()) {
        text.append("link n" + link.from + " -> n" + link.to + " slowness " + link.slowness);
        text.append(" received " + link.received + " on the wire ");
        link.wire.forEach(frame -> text.append(frame.sequence + " "));
        text.append("to send ");
        link.unacknowledged.forEach(
            frame -> text.append(frame.sequence + " " + MessageCodec.decode(frame.bytes) + "; "));
        text.append('\n');
      }
    }
    return text.toString();
  }

  boolean isEmpty() {
    return links.stream().allMatch(link -> isDead(link) || link.unacknowledged.isEmpty());
  }
}
