package dev.heddle.node.collect;

import dev.heddle.node.service.Payload;
import java.util.BitSet;

/**
 * A node to the home that asked.
 *
 * @param behind the node has not received and decoded what the question names: it says nothing of
 *     the pages, and its windows stay open
 * @param held by index in the question: had since the last answer
 * @param touched by index in the question: a reference sent or received since the last answer
 * @param sent by node: messages sent to it, those encoded before the sample included
 */
record Answer(boolean behind, BitSet held, BitSet touched, long[] sent) {
  static Answer behind(long[] sent) {
    return new Answer(true, new BitSet(), new BitSet(), sent);
  }

  byte[] encode() {
    return Payload.of(
        out -> {
          out.writeBoolean(behind);
          Numbers.write(out, held.toLongArray());
          Numbers.write(out, touched.toLongArray());
          Numbers.write(out, sent);
        });
  }

  static Answer decode(byte[] payload) {
    return Payload.read(
        payload,
        in ->
            new Answer(
                in.readBoolean(),
                BitSet.valueOf(Numbers.read(in)),
                BitSet.valueOf(Numbers.read(in)),
                Numbers.read(in)));
  }
}
