package dev.heddle.apps;

/**
 * One thread writes one element in every 4 KiB of a large array, another then reads them: on a
 * machine of several nodes each read is a miss. The two take turns.
 *
 * <p>Usage: {@code PageMissLatency [pages] [rounds] [times]}; with the word {@code times} the mean
 * time of a read goes to standard error.
 */
public class PageMissLatency {

  private static final int INTS_PER_PAGE = 1024;

  private final int[] memory;
  private final int rounds;
  private int written;
  private int read;
  private long sum;
  private long nanos;

  PageMissLatency(int pages, int rounds) {
    this.memory = new int[pages * INTS_PER_PAGE];
    this.rounds = rounds;
  }

  private void write() {
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < memory.length; i += INTS_PER_PAGE) {
        memory[i] = i + round;
      }
      synchronized (this) {
        written = round;
        notifyAll();
        while (read < round) {
          await();
        }
      }
    }
  }

  private void read() {
    for (int round = 1; round <= rounds; round++) {
      synchronized (this) {
        while (written < round) {
          await();
        }
      }
      long start = System.nanoTime();
      for (int i = 0; i < memory.length; i += INTS_PER_PAGE) {
        sum += memory[i];
      }
      nanos += System.nanoTime() - start;
      synchronized (this) {
        read = round;
        notifyAll();
      }
    }
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int pages = Args.size(args, 256);
    int rounds = Args.number(args, 1, 20);
    PageMissLatency test = new PageMissLatency(pages, rounds);
    Thread writer = new Thread(test::write, "writer");
    Thread reader = new Thread(test::read, "reader");
    reader.start();
    writer.start();
    writer.join();
    reader.join();

    long expected = 0;
    for (int round = 1; round <= rounds; round++) {
      for (int page = 0; page < pages; page++) {
        expected += page * INTS_PER_PAGE + round;
      }
    }
    if (Args.word(args, 2, "").equals("times")) {
      System.err.println("mean nanoseconds per page: " + test.nanos / ((long) pages * rounds));
    }
    Verdict.print(pages + " pages x " + rounds + ", sum " + test.sum, test.sum == expected);
  }
}
