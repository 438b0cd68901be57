package dev.heddle.apps.threads;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Reads lines from standard input in main, has threads turn them round and prints them in order;
 * the last line is read by a thread, byte by byte.
 *
 * <p>Usage: {@code StdinEcho [most lines] [threads]}.
 */
public class StdinEcho {

  static class Turner extends Thread {
    private final String[] lines;
    private final int first;
    private final int step;

    Turner(String[] lines, int first, int step) {
      this.lines = lines;
      this.first = first;
      this.step = step;
    }

    @Override
    public void run() {
      for (int i = first; i < lines.length && lines[i] != null; i += step) {
        lines[i] = new StringBuilder(lines[i]).reverse().toString();
      }
    }
  }

  /** Reads what is left of the input. */
  static class Rest extends Thread {
    private int bytes;
    private boolean failed;

    @Override
    public void run() {
      try {
        while (System.in.read() >= 0) {
          bytes++;
        }
      } catch (IOException e) {
        failed = true;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    String[] lines = new String[Args.size(args, 1000)];
    int threads = Args.threads(args, 2);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    int count = 0;
    long letters = 0;
    while (count < lines.length) {
      String line = in.readLine();
      if (line == null || line.equals(".")) {
        break;
      }
      lines[count++] = line;
      letters += line.length();
    }
    Turner[] turners = new Turner[threads];
    for (int t = 0; t < threads; t++) {
      turners[t] = new Turner(lines, t, threads);
      turners[t].start();
    }
    for (Turner turner : turners) {
      turner.join();
    }
    long turned = 0;
    for (int i = 0; i < count; i++) {
      System.out.println(lines[i]);
      turned += lines[i].length();
    }
    Rest rest = new Rest();
    rest.start();
    rest.join();
    Verdict.print(count + " lines, " + turned + " letters", turned == letters && !rest.failed);
  }
}
