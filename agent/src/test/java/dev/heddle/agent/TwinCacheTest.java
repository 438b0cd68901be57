package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinCacheTest {
  private static final String NAME = "java/util/ArrayList$Heddle";
  private static final byte[] MADE = {1, 2, 3};

  @TempDir Path directory;
  private int timesMade;

  private byte[] make() {
    timesMade++;
    return MADE.clone();
  }

  @Test
  void isMadeOnceForEachStage() {
    assertArrayEquals(MADE, new TwinCache(directory).get("copied", NAME, this::make));
    assertArrayEquals(MADE, new TwinCache(directory).get("copied", NAME, this::make));
    assertEquals(1, timesMade);
    new TwinCache(directory).get("woven", NAME, this::make);
    assertEquals(2, timesMade);
  }

  @Test
  void isMadeAgainWhereTheFileIsDamagedOrCut() throws IOException {
    TwinCache cache = new TwinCache(directory);
    cache.get("woven", NAME, this::make);
    Path file = onlyFile();
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1]++;
    Files.write(file, content);
    assertArrayEquals(MADE, cache.get("woven", NAME, this::make));
    assertEquals(2, timesMade);
    Files.write(file, new byte[5]);
    assertArrayEquals(MADE, cache.get("woven", NAME, this::make));
    assertEquals(3, timesMade);
    assertArrayEquals(MADE, cache.get("woven", NAME, this::make));
    assertEquals(3, timesMade);
  }

  @Test
  void withoutDirectoryNothingIsKept() {
    TwinCache cache = new TwinCache(null);
    cache.get("woven", NAME, this::make);
    cache.get("woven", NAME, this::make);
    assertEquals(2, timesMade);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all::toString);
      return all.get(0);
    }
  }
}
