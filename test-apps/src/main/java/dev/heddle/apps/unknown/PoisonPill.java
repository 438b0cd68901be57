package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A desktop search: crawlers of a made-up directory tree, indexers, and a pill for each that ends
 * it.
 */
public class PoisonPill {

  static class FakeFile {
    final String name;
    final FakeFile[] children;
    static final FakeFile POISON = new FakeFile("", new FakeFile[0]);

    FakeFile(String name, FakeFile... children) {
      this.name = name;
      this.children = children;
    }

    boolean isDirectory() {
      return children.length > 0;
    }

    static FakeFile tree(String name, int depth) {
      if (depth == 0) return new FakeFile(name + ".txt");
      FakeFile[] c = new FakeFile[3];
      for (int i = 0; i < c.length; i++)
        c[i] = tree(name + "/" + (char) ('a' + (i * 7 + depth) % 26), depth - 1);
      return new FakeFile(name, c);
    }
  }

  static class Crawler extends Thread {
    private final BlockingQueue<? super FakeFile> queue;
    private final FakeFile root;
    private final int pills;

    Crawler(BlockingQueue<? super FakeFile> queue, FakeFile root, int pills) {
      this.queue = queue;
      this.root = root;
      this.pills = pills;
    }

    @Override
    public void run() {
      try {
        crawl(root);
      } catch (InterruptedException e) {
        /* fall through */
      } finally {
        for (int i = 0; i < pills; ) {
          try {
            queue.put(FakeFile.POISON);
            i++;
          } catch (InterruptedException retry) {
          }
        }
      }
    }

    private void crawl(FakeFile file) throws InterruptedException {
      if (!file.isDirectory()) queue.put(file);
      for (FakeFile child : file.children) crawl(child);
    }
  }

  static class Indexer extends Thread {
    private final BlockingQueue<FakeFile> queue;
    private final ConcurrentHashMap<Character, Collection<String>> index;
    int indexed;

    Indexer(BlockingQueue<FakeFile> queue, ConcurrentHashMap<Character, Collection<String>> index) {
      this.queue = queue;
      this.index = index;
    }

    @Override
    public void run() {
      try {
        for (FakeFile file; (file = queue.take()) != FakeFile.POISON; indexed++) {
          String name = file.name;
          index.compute(
              name.charAt(name.length() - 5),
              (k, old) -> {
                Collection<String> names = old == null ? new ArrayList<>() : old;
                names.add(name);
                return names;
              });
        }
      } catch (InterruptedException consumed) {
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    for (BlockingQueue<FakeFile> queue :
        List.<BlockingQueue<FakeFile>>of(
            new ArrayBlockingQueue<>(4), new LinkedBlockingDeque<>(5))) {
      ConcurrentHashMap<Character, Collection<String>> index = new ConcurrentHashMap<>();
      Indexer[] indexers = {new Indexer(queue, index), new Indexer(queue, index)};
      for (Indexer i : indexers) i.start();
      Crawler[] crawlers = {
        new Crawler(queue, FakeFile.tree("home", 3), 1),
        new Crawler(queue, FakeFile.tree("usr", 3), 1)
      };
      for (Crawler c : crawlers) c.start();
      for (Crawler c : crawlers) c.join();
      int total = 0;
      for (Indexer i : indexers) {
        i.join();
        total += i.indexed;
      }
      TreeMap<Character, Integer> sizes = new TreeMap<>();
      index.forEach((k, v) -> sizes.put(k, v.size()));
      System.out.println(total + " " + sizes + " " + queue + " " + queue.remainingCapacity());
      System.out.println(
          index.reduceValuesToInt(1, Collection::size, 0, Integer::sum)
              + " "
              + index.search(10, (k, v) -> v.contains("home/d/c/b.txt") ? k : null));
    }
  }
}
