package dev.heddle.node.process;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Output in the order it was written, neighbours on one stream joined. Guarded by its owner. */
final class PendingOutput {
  private final List<Chunk> done = new ArrayList<>();
  private final ByteArrayOutputStream last = new ByteArrayOutputStream();
  private int lastStream;

  void add(int stream, byte[] bytes, int offset, int length) {
    if (stream != lastStream) {
      close();
      lastStream = stream;
    }
    last.write(bytes, offset, length);
  }

  boolean isEmpty() {
    return done.isEmpty() && last.size() == 0;
  }

  List<Chunk> take() {
    close();
    List<Chunk> all = List.copyOf(done);
    done.clear();
    return all;
  }

  private void close() {
    if (last.size() > 0) {
      done.add(new Chunk(lastStream, last.toByteArray()));
      last.reset();
    }
  }
}
