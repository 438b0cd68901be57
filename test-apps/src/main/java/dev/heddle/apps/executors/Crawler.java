package dev.heddle.apps.executors;

import dev.heddle.apps.Checklist;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Crawls a made-up web: pages link to pages, each is visited once, by tasks that submit tasks; the
 * pages found go into sorted and ordered collections.
 *
 * <p>Usage: {@code Crawler [pages] [threads]}.
 */
public class Crawler {
  private final int pages;
  private final ExecutorService pool;
  private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
  private final ConcurrentSkipListSet<String> titles = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<Integer, Integer> linksByPage = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<Integer> visits = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Integer> ranking = new PriorityBlockingQueue<>();
  private int open;

  Crawler(int pages, ExecutorService pool) {
    this.pages = pages;
    this.pool = pool;
  }

  private int[] links(int page) {
    int[] links = new int[1 + page % 4];
    for (int i = 0; i < links.length; i++) {
      links[i] = (page * 7 + i * 13 + 1) % pages;
    }
    return links;
  }

  private void visit(int page) {
    if (!seen.add(page)) {
      return;
    }
    begin();
    pool.execute(
        () -> {
          try {
            visits.add(page);
            titles.add(String.format("page %04d", page));
            int[] links = links(page);
            linksByPage.put(page, links.length);
            ranking.add(-links.length * pages + page);
            for (int link : links) {
              visit(link);
            }
          } finally {
            end();
          }
        });
  }

  private synchronized void begin() {
    open++;
  }

  private synchronized void end() {
    open--;
    notifyAll();
  }

  private synchronized void awaitEnd() throws InterruptedException {
    while (open > 0) {
      wait();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int pages = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Crawler crawler = new Crawler(pages, pool);
    crawler.visit(0);
    crawler.awaitEnd();
    pool.shutdown();
    Checklist list = new Checklist();
    list.check("ended", pool.awaitTermination(60, TimeUnit.SECONDS));
    System.out.println(crawler.seen.size() + " pages");
    list.same("each visited once", crawler.seen.size(), crawler.visits.size());
    list.check("the same", crawler.seen.containsAll(crawler.visits));
    System.out.println(crawler.titles.first() + " to " + crawler.titles.last());
    System.out.println(crawler.titles.headSet("page 0020").descendingSet());
    System.out.println(crawler.linksByPage.headMap(20, true));
    System.out.println(crawler.linksByPage.descendingMap().tailMap(10));
    StringBuilder ranking = new StringBuilder();
    for (int i = 0; i < 10 && !crawler.ranking.isEmpty(); i++) {
      ranking.append(crawler.ranking.poll()).append(' ');
    }
    System.out.println(ranking);
    list.finish();
  }
}
