package dev.heddle.node.collect;

import dev.heddle.node.service.Payload;
import dev.heddle.protocol.Event.Forget.Extent;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A home to another node.
 *
 * @param pages asked about; their export counts are the home's alone
 * @param sent by node: how many messages it had sent to the receiver when it last said so
 */
record Question(List<Extent> pages, long[] sent) {
  static Question about(List<Candidate> candidates, long[] sent) {
    return new Question(
        candidates.stream().map(asked -> new Extent(asked.page(), asked.extent(), 0)).toList(),
        sent);
  }

  byte[] encode() {
    return Payload.of(
        out -> {
          Numbers.write(out, sent);
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
    int count = in.readInt();
    List<Extent> pages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pages.add(new Extent(in.readLong(), in.readInt(), 0));
    }
    return new Question(pages, sent);
  }
}
