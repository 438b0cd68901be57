package dev.heddle.protocol.dialogue;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Message;
import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.ProtocolOptions;
import dev.heddle.protocol.TestNodes;
import dev.heddle.protocol.ThreadWatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Some nodes whose talk is written down. Decoders and revokers are at once done. */
final class Stage {
  private record Letter(int from, int to, Message message) {}

  private final List<ProtocolNode> nodes = new ArrayList<>();
  private final List<WordMemory> memories = new ArrayList<>();
  private final Deque<Letter> mail = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  Stage(int nodeCount, String title) {
    this(nodeCount, title, new ProtocolOptions(1024, 2));
  }

  Stage(int nodeCount, String title, ProtocolOptions options) {
    text.append("# ").append(title).append('\n');
    for (int rank = 0; rank < nodeCount; rank++) {
      int self = rank;
      WordMemory memory = new WordMemory(line -> say("  n" + self + ": " + line));
      memories.add(memory);
      nodes.add(
          TestNodes.node(
              rank, nodeCount, memory, new AllPassed(), options, Mutation.NONE, interval -> {}));
    }
  }

  /** Every thread passes a release at once: the dialogues show no watch. */
  private static final class AllPassed implements ThreadWatch {
    @Override
    public long mark() {
      return 0;
    }

    @Override
    public boolean passed(long mark) {
      return true;
    }
  }

  void tell(String comment) {
    text.append('\n').append(comment).append('\n');
  }

  private void say(String line) {
    text.append(line).append('\n');
  }

  void store(int node, long id, String value) {
    say("> n" + node + " stores " + value + " to " + Gid.show(id));
    memories.get(node).store(id, value);
  }

  void load(int node, long id) {
    say("> n" + node + " reads " + memories.get(node).load(id));
  }

  /** How many interval records the node has in its log. */
  void showLog(int node) {
    say("> n" + node + " keeps records: " + TestNodes.intervals(nodes.get(node)).logSize());
  }

  /** An event, and all that follows from it until nobody has anything to say. */
  void event(int node, Event event) {
    say("> n" + node + ' ' + Shower.show((Record) event));
    step(node, event);
    deliver();
  }

  /** An event whose messages stay on the way. */
  void eventOnly(int node, Event event) {
    say("> n" + node + ' ' + Shower.show((Record) event));
    step(node, event);
  }

  /** The messages to one node overtake the others. */
  void deliverTo(int node) {
    overtake(mail.stream().filter(letter -> letter.to == node).toList());
  }

  /** The messages from one node overtake the others. */
  void deliverFrom(int node) {
    overtake(mail.stream().filter(letter -> letter.from == node).toList());
  }

  private void overtake(List<Letter> first) {
    mail.removeAll(first);
    first.forEach(this::open);
  }

  void deliver() {
    while (!mail.isEmpty()) {
      open(mail.remove());
    }
  }

  private void open(Letter letter) {
    say("  n" + letter.from + " -> n" + letter.to + ' ' + Shower.show((Record) letter.message));
    step(letter.to, new Event.Received(letter.from, letter.message));
  }

  private void step(int node, Event event) {
    for (Effect effect : nodes.get(node).step(event)) {
      if (effect instanceof Effect.Send send) {
        mail.add(new Letter(node, send.to(), send.message()));
      } else if (effect instanceof Effect.Decode decode) {
        String value = new String(decode.bytes(), StandardCharsets.US_ASCII);
        step(node, new Event.Decoded(decode.ticket(), value));
      } else {
        say("  n" + node + ": " + Shower.show((Record) effect));
        if (effect instanceof Effect.Revoke revoke) {
          step(node, new Event.RevokeReady(revoke.lock()));
        }
      }
    }
  }

  String text() {
    return text.toString();
  }
}
