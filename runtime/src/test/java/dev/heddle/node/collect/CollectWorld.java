package dev.heddle.node.collect;

import dev.heddle.node.service.ServiceKind;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Message;
import dev.heddle.protocol.ProtocolOptions;
import dev.heddle.protocol.ProtocolStats.Counter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Model nodes with FIFO links, interleaved by a seed: applications make objects, pass references
 * on, store and load them, drop them, take their locks, while garbage is collected in each node and
 * between them.
 */
final class CollectWorld {
  /** What may be taken out of the collection. */
  enum Mutation {
    NONE,
    /** The numbers of messages in questions. */
    SENT,
    /** That references sent and received count. */
    TOUCH,
    /** Custody of what is encoded and not sent. */
    CUSTODY,
    /** The export count. */
    EXPORTS,
    /** That a home which sent a reference keeps the page, wherever it was made. */
    LOOSEN
  }

  private static final int SERVICE_HEADER_BYTES = 9;

  /**
   * Chains of what cannot move are found one link after the other, asked about ever more rarely.
   */
  private static final int MAX_ROUNDS = 4000;

  private static final int MAX_ROOTS = 6;

  /** In every other world, so that rounds end before what they ask about has changed. */
  private static final int MAX_THINKING = 12;

  /** For so many turns one link lags behind the others. */
  private static final int STALL_DELIVERIES = 200;

  /** One in so many turns of a thread that has encoded makes it send. */
  private static final int SLOW_SENDER = 12;

  final List<ModelNode> nodes = new ArrayList<>();
  private final Random random;

  /** One in so many turns of an application does something. */
  private final int thinking;

  private final int nodeCount;
  private final Mutation mutation;
  private final ProtocolOptions options;
  private final List<Deque<Runnable>> links = new ArrayList<>();
  private int stalled;
  private long lastPage;
  int created;
  int forgotten;
  int loosened;

  CollectWorld(long seed, int nodeCount, Mutation mutation) {
    this.random = new Random(seed);
    this.thinking = (seed & 1) == 0 ? 1 : MAX_THINKING;
    this.nodeCount = nodeCount;
    this.mutation = mutation;
    this.options = new ProtocolOptions(1024, (int) (seed % 4)); // 0: homes stay
    for (int i = 0; i < nodeCount * nodeCount; i++) {
      links.add(new ArrayDeque<>());
    }
    for (int rank = 0; rank < nodeCount; rank++) {
      nodes.add(new ModelNode(rank, this));
    }
  }

  ProtocolOptions options() {
    return options;
  }

  int nodeCount() {
    return nodeCount;
  }

  Mutation mutation() {
    return mutation;
  }

  void fail(String line) {
    throw new AssertionError(line);
  }

  /** Called when a home lets a page go. */
  void checkUnheld(long page) {
    for (ModelNode node : nodes) {
      if (node.rank != Gid.creator(page) && node.heap.find(page) != null) {
        fail(Gid.show(page) + " is forgotten while node " + node.rank + " has it");
      }
    }
    forgotten++;
  }

  /** Called when a reference arrives anywhere but at its home. */
  void checkExported(long page) {
    if (!nodes.get(Gid.creator(page)).heap.isExported(page)) {
      fail("a reference to " + Gid.show(page) + " comes after it was forgotten");
    }
  }

  @SuppressWarnings("EnumOrdinal") // the ordinal is what goes on the wire
  byte[] mutated(byte[] body) {
    if (mutation != Mutation.SENT || body[0] != ServiceKind.COLLECT_ASK.ordinal()) {
      return body;
    }
    byte[] payload = new byte[body.length - SERVICE_HEADER_BYTES];
    ByteBuffer.wrap(body).get(SERVICE_HEADER_BYTES, payload);
    Question question = Question.decode(payload);
    byte[] without = new Question(question.pages(), question.alone(), new long[nodeCount]).encode();
    return ByteBuffer.allocate(body.length).put(body, 0, SERVICE_HEADER_BYTES).put(without).array();
  }

  void transmit(int from, int to, Message message) {
    links.get(from * nodeCount + to).add(() -> nodes.get(to).receive(from, message));
  }

  // One micro-step, chosen by the seed.

  void run(int steps) {
    for (int i = 0; i < steps * thinking; i++) {
      ModelNode node = nodes.get(random.nextInt(nodeCount));
      switch (random.nextInt(13)) {
        case 0, 1, 2 -> deliverOne();
        case 3, 4, 5 -> runLoop(node);
        case 6, 7 -> runThread(node);
        case 8 -> housekeep(node);
        default -> {
          if (random.nextInt(thinking) == 0) {
            application(node);
          }
        }
      }
    }
  }

  private void deliverOne() {
    if (random.nextInt(STALL_DELIVERIES) == 0) {
      stalled = random.nextInt(links.size());
    }
    int link = random.nextInt(links.size());
    Runnable next = link == stalled ? null : links.get(link).poll();
    if (next != null) {
      next.run();
    }
  }

  private static void runLoop(ModelNode node) {
    if (!node.mailbox.isEmpty()) {
      node.runOne();
    }
  }

  private void runThread(ModelNode node) {
    if (!node.threads.isEmpty()) {
      node.threads.remove(random.nextInt(node.threads.size())).run();
    }
  }

  private void housekeep(ModelNode node) {
    switch (random.nextInt(3)) {
      case 0 -> node.collectGarbage();
      case 1 -> node.collection.tick();
      default -> node.post(new Event.Tick());
    }
  }

  private void application(ModelNode node) {
    if (node.isWaiting()) {
      if (node.resumed) {
        node.goOn();
      }
    } else if (node.unsent != null) {
      if (random.nextInt(SLOW_SENDER) == 0) {
        node.sendUnsent(to(node));
      }
    } else {
      act(node);
    }
  }

  private void act(ModelNode node) {
    int choice = random.nextInt(10);
    if (node.roots.isEmpty() || choice == 0) {
      create(node);
      return;
    }
    long page = node.roots.get(random.nextInt(node.roots.size()));
    switch (choice) {
      case 1, 2 -> node.encodeUnsent(page);
      case 3 -> node.read(page);
      case 4 -> node.write(page, refFrom(page, node));
      case 5 -> node.lock(page);
      case 6 -> node.writeCell(page);
      case 7 -> node.readCell(page);
      default -> drop(node, page);
    }
    while (node.roots.size() > MAX_ROOTS && !node.isWaiting()) {
      drop(node, node.roots.get(0));
    }
  }

  private void create(ModelNode node) {
    long page = Gid.page(node.rank, ++lastPage);
    created++;
    node.heap.create(page);
    node.roots.add(page);
  }

  /** Not while the application is in a miss: its stack refers to the page. */
  private static void drop(ModelNode node, long page) {
    if (!node.isWaiting()) {
      node.roots.remove(page);
    }
  }

  /** No cycles by pages that cannot move: they are not collected. */
  private long refFrom(long page, ModelNode node) {
    return node.roots.stream().filter(root -> mayRefer(page, root, node)).findAny().orElse(0L);
  }

  private static boolean mayRefer(long page, long to, ModelNode node) {
    if (node.heap.isMovable(page)) {
      return node.heap.isMovable(to) || number(to) < number(page);
    }
    return !node.heap.isMovable(to) && number(to) < number(page);
  }

  private static long number(long page) {
    return page << 12 >>> 28;
  }

  private int to(ModelNode node) {
    return (node.rank + 1 + random.nextInt(nodeCount - 1)) % nodeCount;
  }

  // The end: everything is dropped, and everything must go.

  void finish() {
    for (int round = 0; round < MAX_ROUNDS && !isEmpty(); round++) {
      settle();
      nodes.forEach(node -> node.roots.clear());
      nodes.forEach(ModelNode::collectGarbage);
      nodes.forEach(node -> node.post(new Event.Tick()));
      nodes.forEach(node -> node.collection.tick());
    }
    nodes.forEach(node -> node.post(new Event.Tick()));
    settle();
    nodes.forEach(ModelNode::collectGarbage);
  }

  long homesMoved() {
    return nodes.stream().mapToLong(node -> node.protocol.stats().get(Counter.HOMES_TAKEN)).sum();
  }

  private boolean isEmpty() {
    return nodes.stream().allMatch(node -> node.heap.size() == 0);
  }

  /** Runs until nothing is to be done. */
  private void settle() {
    while (busy()) {
      links.forEach(
          link -> {
            while (!link.isEmpty()) {
              link.poll().run();
            }
          });
      for (ModelNode node : nodes) {
        while (!node.mailbox.isEmpty()) {
          node.runOne();
        }
        while (!node.threads.isEmpty()) {
          node.threads.remove(0).run();
        }
        if (node.resumed) {
          node.goOn();
        }
        if (node.unsent != null) {
          node.sendUnsent(to(node));
        }
      }
    }
  }

  private boolean busy() {
    return links.stream().anyMatch(link -> !link.isEmpty())
        || nodes.stream()
            .anyMatch(
                node ->
                    !node.mailbox.isEmpty()
                        || !node.threads.isEmpty()
                        || node.resumed
                        || node.unsent != null);
  }
}
