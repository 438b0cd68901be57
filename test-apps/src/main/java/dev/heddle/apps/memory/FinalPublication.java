package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Immutable objects published through a plain field, without synchronisation: whoever sees the
 * object must see its final fields and what they refer to.
 *
 * <p>Usage: {@code FinalPublication [objects] [readers]}.
 */
public class FinalPublication {

  static class Point {
    final int x;
    final int y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  static final class Immutable extends Point {
    private final long number;
    private final int[] content;
    private final String name;
    private final Point inner;
    private final Immutable previous;

    Immutable(int n, Immutable previous) {
      super(n, -n);
      number = n;
      content = new int[10];
      for (int i = 0; i < content.length; i++) {
        content[i] = n * i;
      }
      name = "immutable " + n;
      inner = new Point(n + 1, n + 2);
      this.previous = previous;
    }

    boolean intact() {
      int n = (int) number;
      boolean good = n > 0 && x == n && y == -n && name.equals("immutable " + n);
      good &= inner.x == n + 1 && inner.y == n + 2;
      for (int i = 0; i < content.length; i++) {
        good &= content[i] == n * i;
      }
      return good;
    }
  }

  /** Where the objects are put: neither volatile nor guarded. */
  private Immutable current;

  private volatile boolean over;

  class Reader extends Thread {
    private int broken;
    private long last;

    @Override
    public void run() {
      boolean lastLook = false;
      while (!lastLook) {
        lastLook = over;
        Immutable seen = current;
        if (seen != null) {
          if (!seen.intact()) {
            broken++;
          }
          Immutable before = seen.previous;
          if (before != null && (!before.intact() || before.number != seen.number - 1)) {
            broken++;
          }
          last = seen.number;
        }
        Thread.yield();
      }
    }
  }

  private void publish(int count) throws InterruptedException {
    Immutable last = null;
    for (int n = 1; n <= count; n++) {
      Immutable fresh = new Immutable(n, last);
      last = new Immutable(n, null); // so that the chain stays two long
      current = fresh;
      if (n % 10 == 0) {
        Thread.sleep(1);
      }
    }
    over = true;
  }

  public static void main(String[] args) throws InterruptedException {
    int count = Args.size(args, 2000);
    int threads = Args.threads(args, 3);
    FinalPublication publication = new FinalPublication();
    Reader[] readers = new Reader[threads];
    for (int i = 0; i < threads; i++) {
      readers[i] = publication.new Reader();
      readers[i].start();
    }
    publication.publish(count);
    boolean good = true;
    for (Reader reader : readers) {
      reader.join();
      good &= reader.broken == 0 && reader.last == count;
    }
    Verdict.print(count + " objects seen whole by " + threads + " readers", good);
  }
}
