package dev.heddle.protocol.sim;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Mutation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** All of one simulation: scheduler, nodes, network, program, checkers. */
final class SimWorld {
  private static final int MAX_ACTIONS = 1_000_000;
  private static final int AFTER_CRASH = 4_000;
  private static final int SPINNER = -1;
  private static final int IDLE_TRIES = 64;

  final Dice random;
  final SimOptions options;
  final Trace trace;
  final Directory directory = new Directory();
  final SimNode[] nodes;
  final SimNetwork network;
  final Checker checker;
  final Program program;
  final Coverage coverage = new Coverage();

  /** The tickets that a notify took. */
  final Set<Long> notified = new HashSet<>();

  long nextWaiter = 1;
  private int actions;

  SimWorld(long seed, Mutation mutation, boolean keepText) {
    SplittableRandom source = new SplittableRandom(seed);
    random = Dice.after(seed, 2);
    options = SimOptions.random(source.split(), mutation);
    trace = new Trace(keepText);
    nodes = new SimNode[options.nodeCount()];
    checker = new Checker(this, nodes.length);
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = new SimNode(this, i, nodes.length);
    }
    network = new SimNetwork(this, nodes.length);
    program = new ProgramGenerator(this, source.split()).generate();
  }

  int actions() {
    return actions;
  }

  void run() {
    program.begin();
    drain();
    if (options.crashAt() >= 0) {
      return; // somebody may have died: the others got stuck, but did nothing wrong
    }
    if (!program.isOver()) {
      throw new SimFailure("nobody can go on:\n" + dump());
    }
    checker.atRest();
    for (int i = 0; i < 3; i++) {
      for (SimNode node : nodes) {
        node.post(new Event.Tick());
      }
      drain();
    }
    checker.collected();
    checker.spinsAreFree(this::spinOnce);
  }

  /** A spin point on every node, one after the other. */
  private void spinOnce() {
    for (SimNode node : nodes) {
      node.start(SPINNER, List.of(new VolatileOps.Spin()));
      drain();
    }
  }

  /** Until nobody can do anything. */
  private void drain() {
    int idle = 0;
    while (true) {
      if (act()) {
        idle = 0;
        if (options.crashAt() >= 0 && actions > options.crashAt() + AFTER_CRASH) {
          return; // spinning for somebody who is dead
        }
        if (++actions > MAX_ACTIONS) {
          throw new SimFailure("no end after " + MAX_ACTIONS + " actions:\n" + dump());
        }
        if (actions == options.crashAt()) {
          nodes[random.nextInt(nodes.length)].crashed = true;
        }
      } else if (++idle > IDLE_TRIES && isStill()) {
        return;
      }
    }
  }

  private boolean act() {
    SimNode node = nodes[random.nextInt(nodes.length)];
    int kind = random.nextInt(64);
    if (kind < 12) {
      return network.deliverOne();
    }
    if (node.crashed) {
      return false;
    }
    if (kind < 36) {
      return node.stepRandomThread();
    }
    if (kind < 52) {
      return node.canLoop() && loop(node);
    }
    if (kind < 58) {
      return !node.decodes.isEmpty() && decode(node);
    }
    if (kind < 62) {
      return node.monitors.stepPending();
    }
    disturb(node, kind);
    return false;
  }

  private static boolean loop(SimNode node) {
    node.loop();
    return true;
  }

  private static boolean decode(SimNode node) {
    node.decodeOne();
    return true;
  }

  private void disturb(SimNode node, int kind) {
    if (kind == 62) {
      housekeep(node);
    } else if (options.forgetsReplicas() && directory.size() > 0) {
      int object = random.nextInt(directory.size());
      if (node.threads.stream().noneMatch(thread -> thread.uses(object))
          && node.memory.forget(object)) {
        trace.text(() -> node + " forgets object " + object);
      }
    }
  }

  private void housekeep(SimNode node) {
    if (program.isOver()) {
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> node.post(new Event.Tick());
      case 1, 2 -> recallPage();
      case 3, 4 -> readAhead(node);
      default -> {}
    }
  }

  /** A sequential reader asks for the page after the one it waits for; nobody waits for that. */
  private void readAhead(SimNode node) {
    List<Long> pages = node.memory.pages();
    if (!pages.isEmpty()) {
      long page = pages.get(random.nextInt(pages.size()));
      node.post(new Event.ReadMiss(page, SimNode.NOBODY));
    }
  }

  /** As distributed collection does for a page that somebody has: wherever it may have to go. */
  private void recallPage() {
    List<Long> pages = List.copyOf(directory.pages());
    if (!pages.isEmpty()) {
      long page = pages.get(random.nextInt(pages.size()));
      SimNode creator = nodes[Gid.creator(page)];
      if (!creator.crashed) {
        creator.post(new Event.Recall(Set.of(page)));
        creator.post(new Event.MoveHome(page, random.nextInt(nodes.length)));
      }
    }
  }

  private boolean isStill() {
    for (SimNode node : nodes) {
      if (!node.crashed && (node.hasRunnable() || node.canLoop())) {
        return false;
      }
      if (!node.crashed && (!node.decodes.isEmpty() || node.monitors.canStepPending())) {
        return false;
      }
    }
    return network.isEmpty();
  }

  private String dump() {
    StringBuilder text = new StringBuilder();
    for (SimNode node : nodes) {
      text.append(node).append(node.crashed ? " crashed\n" : "\n");
      node.threads.forEach(thread -> text.append("  ").append(thread).append('\n'));
      node.protocol.describeWaits().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.append(network.show()).toString();
  }
}
