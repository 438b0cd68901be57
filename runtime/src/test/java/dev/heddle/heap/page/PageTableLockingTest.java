package dev.heddle.heap.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PageTableLockingTest {
  private static final int PAGES = 20_000;
  private static final int THREADS = 3;

  /** Decoders of one node make replicas of the same arrays at once; the node loop looks on. */
  @Test
  void decodersThatMakeReplicasOnTheSamePagesDoNotMeetCrosswise() throws Exception {
    PageTable table = new PageTable(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      running.add(threads.submit(() -> makeReplicas(table)));
    }
    running.add(
        threads.submit(
            () -> {
              for (int i = 0; i < 100; i++) {
                table.exportedPages();
                table.heldPages();
              }
            }));
    try {
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, table.exportedPages().length);
  }

  private static void makeReplicas(PageTable table) {
    for (int page = 1; page <= PAGES; page++) {
      for (int slot = 1; slot <= 2; slot++) {
        table.addReplica(Gid.object(Gid.page(0, page), slot), new long[4], 31, 1);
      }
    }
  }
}
