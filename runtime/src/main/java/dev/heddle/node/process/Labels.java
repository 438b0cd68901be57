package dev.heddle.node.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prefixes lines with {@code [rank] }; a line is held until it ends, so that lines stay whole. */
final class Labels {
  private record Source(int rank, int stream) {}

  private final Map<Source, ByteArrayOutputStream> open = new LinkedHashMap<>();

  /** The lines that end with this chunk. */
  byte[] label(int rank, Chunk chunk) {
    ByteArrayOutputStream line =
        open.computeIfAbsent(new Source(rank, chunk.stream()), any -> new ByteArrayOutputStream());
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte b : chunk.bytes()) {
      line.write(b);
      if (b == '\n') {
        lines.writeBytes(prefix(rank));
        lines.writeBytes(line.toByteArray());
        line.reset();
      }
    }
    return lines.toByteArray();
  }

  /** What never got its end. */
  List<Chunk> rest() {
    List<Chunk> rest = new ArrayList<>();
    open.forEach(
        (source, line) -> {
          if (line.size() > 0) {
            ByteArrayOutputStream labelled = new ByteArrayOutputStream();
            labelled.writeBytes(prefix(source.rank()));
            labelled.writeBytes(line.toByteArray());
            rest.add(new Chunk(source.stream(), labelled.toByteArray()));
          }
        });
    open.clear();
    return rest;
  }

  private static byte[] prefix(int rank) {
    return ("[" + rank + "] ").getBytes(StandardCharsets.US_ASCII);
  }
}
