package dev.heddle.apps;

/**
 * One memory cell, written by one thread and read by three, who must see its value grow and never
 * shrink until it has reached the last.
 *
 * <p>Usage: {@code OneWriterThreeReaders [last value] [readers] [lock|volatile]}.
 */
public class OneWriterThreeReaders {

  abstract static class Cell {
    abstract int get();

    abstract void set(int value);
  }

  static class LockedCell extends Cell {
    private int value;

    synchronized int get() {
      return value;
    }

    synchronized void set(int value) {
      this.value = value;
    }
  }

  static class VolatileCell extends Cell {
    private volatile int value;

    int get() {
      return value;
    }

    void set(int value) {
      this.value = value;
    }
  }

  static class Reader extends Thread {
    private final Cell cell;
    private final int last;
    private boolean monotone = true;
    private int seen;

    Reader(Cell cell, int last) {
      this.cell = cell;
      this.last = last;
    }

    public void run() {
      while (seen < last) {
        int now = cell.get();
        if (now < seen) {
          monotone = false;
        }
        seen = now;
        Thread.yield();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int last = Args.size(args, 10_000);
    Reader[] readers = new Reader[Args.threads(args, 3)];
    Cell cell = Args.word(args, 2, "lock").equals("lock") ? new LockedCell() : new VolatileCell();
    for (int i = 0; i < readers.length; i++) {
      readers[i] = new Reader(cell, last);
      readers[i].start();
    }
    Thread writer =
        new Thread("writer") {
          public void run() {
            for (int i = 1; i <= last; i++) {
              cell.set(i);
            }
          }
        };
    writer.start();
    writer.join();
    boolean correct = cell.get() == last;
    for (Reader reader : readers) {
      reader.join();
      correct &= reader.monotone && reader.seen == last;
    }
    Verdict.print("cell " + cell.get() + " seen by " + readers.length, correct);
  }
}
