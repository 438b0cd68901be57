package dev.heddle.apps;

/**
 * A hand-written lock for many readers or one writer, with preference for writers, around an array
 * whose elements must always be equal.
 *
 * <p>Usage: {@code ReadersWriters [operations per thread] [threads]}: one in four writes.
 */
public class ReadersWriters {

  static class ReadWriteLock {
    private int readers;
    private int writersWaiting;
    private boolean writing;

    synchronized void beginRead() throws InterruptedException {
      while (writing || writersWaiting > 0) {
        wait();
      }
      readers++;
    }

    synchronized void endRead() {
      if (--readers == 0) {
        notifyAll();
      }
    }

    synchronized void beginWrite() throws InterruptedException {
      writersWaiting++;
      try {
        while (writing || readers > 0) {
          wait();
        }
        writing = true;
      } finally {
        writersWaiting--;
      }
    }

    synchronized void endWrite() {
      writing = false;
      notifyAll();
    }
  }

  private final ReadWriteLock lock = new ReadWriteLock();
  private final int[] database = new int[300];
  private final Object tally = new Object();
  private int torn;
  private int reads;

  void read() throws InterruptedException {
    lock.beginRead();
    boolean equal = true;
    try {
      int first = database[0];
      for (int x : database) {
        equal &= x == first;
      }
    } finally {
      lock.endRead();
    }
    synchronized (tally) {
      reads++;
      if (!equal) {
        torn++;
      }
    }
  }

  void write() throws InterruptedException {
    lock.beginWrite();
    try {
      for (int i = 0; i < database.length; i++) {
        database[i]++;
      }
    } finally {
      lock.endWrite();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    final int operations = Args.size(args, 5000);
    int threads = Args.threads(args, 8);
    final ReadersWriters test = new ReadersWriters();
    Thread[] workers = new Thread[threads];
    int writers = 0;
    for (int t = 0; t < threads; t++) {
      final boolean writer = t % 4 == 0;
      writers += writer ? 1 : 0;
      workers[t] =
          new Thread((writer ? "writer " : "reader ") + t) {
            public void run() {
              try {
                for (int i = 0; i < operations; i++) {
                  if (writer) {
                    test.write();
                  } else {
                    test.read();
                  }
                }
              } catch (InterruptedException e) {
                throw new RuntimeException(e);
              }
            }
          };
    }
    for (int t = 0; t < threads; t++) {
      workers[t].start();
    }
    for (int t = 0; t < threads; t++) {
      workers[t].join();
    }
    boolean correct = test.torn == 0 && test.reads == (threads - writers) * operations;
    for (int x : test.database) {
      correct &= x == writers * operations;
    }
    Verdict.print("value " + test.database[0] + ", reads " + test.reads, correct);
  }
}
