package dev.heddle.node.collect;

import dev.heddle.node.service.Payload;
import dev.heddle.protocol.Event.Forget.Extent;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The creator of pages to another node.
 *
 * @param pages asked about; their export counts are the creator's alone
 * @param alone by index: the receiver is the page's home and, by the last round, the only node that
 *     has it
 * @param sent by node: how many messages it had sent to the receiver when it last said so
 */
record Question(List<Extent> pages, BitSet alone, long[] sent) {
  static Question about(List<Candidate> candidates, int receiver, long[] sent) {
    BitSet alone = new BitSet();
    List<Extent> pages = new ArrayList<>(candidates.size());
    for (Candidate asked : candidates) {
      alone.set(pages.size(), asked.alone() && asked.home() == receiver);
      pages.add(new Extent(asked.page(), asked.extent(), 0));
    }
    return new Question(pages, alone, sent);
  }

  byte[] encode() {
    return Payload.of(
        out -> {
          Numbers.write(out, sent);
          Numbers.write(out, alone.toLongArray());
          out.writeInt(pages.size());
          for (Extent extent : pages) {
            out.writeLong(extent.page());
            out.writeInt(extent.count());
          }
        });
  }

  static Question decode(byte[] payload) {
    return Payload.read(payload, Question::read);
  }

  private static Question read(DataInputStream in) throws IOException {
    long[] sent = Numbers.read(in);
    BitSet alone = BitSet.valueOf(Numbers.read(in));
    int count = in.readInt();
    List<Extent> pages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pages.add(new Extent(in.readLong(), in.readInt(), 0));
    }
    return new Question(pages, alone, sent);
  }
}
