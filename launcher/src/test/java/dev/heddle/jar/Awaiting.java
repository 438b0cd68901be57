package dev.heddle.jar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Waits for what another process writes. */
final class Awaiting {
  private static final long LIMIT_SECONDS = 30;

  private Awaiting() {}

  static void content(Path file, String content, Process writer) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!Files.readString(file).contains(content)) {
      if (!writer.isAlive() || System.nanoTime() - deadline > 0) {
        throw new AssertionError("did not write " + content + ": " + Files.readString(file));
      }
      Thread.sleep(20);
    }
  }
}
