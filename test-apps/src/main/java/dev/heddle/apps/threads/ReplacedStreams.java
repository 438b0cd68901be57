package dev.heddle.apps.threads;

import dev.heddle.apps.Checklist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Main and other threads replace the standard streams: from then on all threads use the new ones,
 * and the old ones again when they are put back.
 *
 * <p>Usage: {@code ReplacedStreams}.
 */
public class ReplacedStreams {

  private static final int THREADS = 4;

  /** What a program writes itself: upper case for all that is printed. */
  private static class Shouting extends OutputStream {
    private final OutputStream to;
    private int bytes;

    Shouting(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      bytes++;
      to.write(Character.toUpperCase(b));
    }
  }

  private interface Task {
    void run(int number) throws IOException;
  }

  public static void main(String[] args) throws Exception {
    Checklist checks = new Checklist();
    PrintStream first = System.out;

    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    System.setOut(new PrintStream(memory, true));
    inThreads(i -> System.out.println("kept " + i));
    System.setOut(first);
    checks.same(
        "captured",
        "kept 0 kept 1 kept 2 kept 3",
        memory.toString().trim().replaceAll("\\s+", " "));

    Shouting shouting = new Shouting(first);
    System.setOut(new PrintStream(shouting, true));
    System.out.println("main shouts");
    inThreads(i -> System.out.println("thread " + i + " shouts"));
    System.setOut(first);
    checks.same("bytes shouted", 12 + THREADS * 16, shouting.bytes);
    inThreads(i -> System.out.println("thread " + i + " speaks"));

    PrintStream errors = System.err;
    System.setErr(System.out);
    inThreads(i -> System.err.println("error " + i));
    System.setErr(errors);

    inThreads(
        i -> {
          if (i == 1) {
            System.setIn(new ByteArrayInputStream("abcdefgh".getBytes()));
          }
        });
    inThreads(i -> System.out.println("read " + (char) System.in.read()));
    checks.same("main reads on", 'e', (char) System.in.read());

    inThreads(
        i -> {
          if (i == 2) {
            System.setOut(new PrintStream(new Shouting(System.out), true));
          }
        });
    System.out.println("main in the stream of a thread");
    inThreads(i -> System.out.println("thread " + i + " in it"));
    System.setOut(first);
    checks.finish();
  }

  /** One after the other. */
  private static void inThreads(Task task) throws InterruptedException {
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  task.run(number);
                } catch (IOException e) {
                  System.out.println("FAILED: " + e);
                }
              });
      thread.start();
      thread.join();
    }
  }
}
