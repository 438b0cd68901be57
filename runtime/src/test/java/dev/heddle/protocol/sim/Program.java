package dev.heddle.protocol.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A generated program: threads by number, the node each runs on, who joins it. */
final class Program {
  private static final byte START = 1;
  private static final byte END = 2;
  private static final byte OUTPUT = 3;

  private record Body(int node, List<Op> ops) {}

  private final SimWorld world;
  private final Map<Integer, Body> bodies = new HashMap<>();

  Program(SimWorld world) {
    this.world = world;
  }

  /** Adds a thread; a thread but main tells the node of its parent when it ends. */
  int add(int node, List<Op> ops) {
    bodies.put(bodies.size(), new Body(node, ops));
    return bodies.size() - 1;
  }

  void begin() {
    world.nodes[0].start(0, new ArrayList<>(bodies.get(0).ops));
  }

  boolean isOver() {
    int ended = 0;
    for (SimNode node : world.nodes) {
      for (SimThread thread : node.threads) {
        if (!thread.ended && thread.id >= 0) {
          return false;
        }
        ended += thread.id >= 0 ? 1 : 0;
      }
    }
    return ended == bodies.size();
  }

  void deliver(SimNode node, ByteBuffer body) {
    byte kind = body.get();
    int thread = body.getInt();
    if (kind == START) {
      node.start(thread, bodies.get(thread).ops);
    } else if (kind == END) {
      node.endedThreads.add(thread);
    }
  }

  static byte[] start(int thread) {
    return message(START, thread);
  }

  static byte[] end(int thread) {
    return message(END, thread);
  }

  /** The last words of main, so that its writes go home. */
  static byte[] output() {
    return message(OUTPUT, 0);
  }

  private static byte[] message(byte kind, int thread) {
    return ByteBuffer.allocate(5).put(kind).putInt(thread).array();
  }
}
