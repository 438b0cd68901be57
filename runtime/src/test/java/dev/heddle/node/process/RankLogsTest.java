package dev.heddle.node.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of each rank's output. */
class RankLogsTest {
  @TempDir Path directory;

  private final List<String> complaints = new ArrayList<>();
  private final LastLines last = new LastLines();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String log(int rank) throws IOException {
    return Files.readString(RankLogs.file(directory, rank));
  }

  @Test
  void eachRankHasItsFileAndNothingIsHeldBack() throws Exception {
    try (RankLogs logs = RankLogs.create(directory, 2, complaints::add)) {
      logs.printed(1, bytes("half a "));
      logs.printed(0, bytes("main\n"));
      assertEquals("half a ", log(1));
      logs.printed(1, bytes("line\n"));
      logs.line(1, "heddle: one");
      logs.printed(1, bytes("cut"));
      logs.line(1, "heddle: two");
      assertEquals("main\n", log(0));
      assertEquals(
          List.of("half a line", "heddle: one", "cut", "heddle: two"), log(1).lines().toList());
    }
  }

  @Test
  void anEarlierRunsFilesAreEmptied() throws Exception {
    Files.writeString(RankLogs.file(directory, 1), "old\n");
    RankLogs.create(directory, 2, complaints::add).close();
    assertEquals("", log(1));
  }

  @Test
  void whatCannotBeMadeIsSaidAtOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThrows(IOException.class, () -> RankLogs.create(file, 1, complaints::add));
    Files.createDirectory(RankLogs.file(directory, 1));
    assertThrows(IOException.class, () -> RankLogs.create(directory, 2, complaints::add));
  }

  /** As a full disk would. */
  @Test
  void aFileThatFailsIsToldOnce() throws Exception {
    Files.createSymbolicLink(RankLogs.file(directory, 1), Path.of("/dev/full"));
    try (RankLogs logs = RankLogs.create(directory, 2, complaints::add)) {
      logs.printed(1, bytes("lost"));
      logs.printed(1, bytes("lost"));
      assertEquals(1, complaints.size());
      assertEquals(
          "cannot write "
              + RankLogs.file(directory, 1)
              + ", the logs end here: No space left on device",
          complaints.get(0));
    }
  }

  @Test
  void theLastTenLinesAreKept() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("line ").append(i).append('\n');
    }
    last.printed(2, bytes(text.toString()));
    assertEquals("line 2", last.of(2).get(0));
    last.printed(2, bytes("open"));
    last.printed(1, bytes("other\n"));
    assertEquals(10, last.of(2).size());
    assertEquals("line 3", last.of(2).get(0));
    assertEquals("open", last.of(2).get(9));
    assertEquals(List.of("other"), last.of(1));
    assertEquals(List.of(), last.of(0));
  }

  @Test
  void aLineWithoutEndTakesLittleRoom() {
    last.printed(0, bytes("x".repeat(100_000)));
    assertEquals(1_000, last.of(0).get(0).length());
  }
}
