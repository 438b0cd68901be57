package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Threads that write one text together, in all the buffers of the JDK, and take words from another.
 *
 * <p>Arguments: rounds.
 */
public class SharedText {
  private static final int THREADS = 3;

  private enum Phase {
    READ,
    SORT,
    WRITE,
    CHECK
  }

  /** Locks itself. */
  private static final StringBuffer LOG = new StringBuffer();

  private static final StringBuilder TURNS = new StringBuilder("turns:");
  private static final EnumSet<Phase> DONE = EnumSet.noneOf(Phase.class);

  private final StringJoiner names = new StringJoiner(", ", "{", "}").setEmptyValue("none");
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CharArrayWriter chars = new CharArrayWriter();
  private final StringWriter text = new StringWriter();
  private final SplittableRandom random = new SplittableRandom(42);
  private final Set<Phase> left = EnumSet.allOf(Phase.class);
  private final Object inBuilder = new StringBuilder("as an Object");
  private StringTokenizer words;
  private Matcher numbers;
  private long drawn;
  private long wordLetters;
  private long numberSum;
  private int turn;

  private void work(int id, int rounds) {
    for (int round = 0; round < rounds; round++) {
      LOG.append('<').append(id).append('>'); // three calls: others may come between
      text.write("w" + id + ";");
      bytes.writeBytes(new byte[] {(byte) id, (byte) round});
      synchronized (this) {
        chars.append((char) ('a' + id));
        TURNS.append(' ').append(turn++);
        names.add("t" + id + "." + round);
        drawn += random.nextInt(1000);
        if (words.hasMoreTokens()) {
          wordLetters += words.nextToken().length();
        }
        if (numbers.find()) {
          numberSum += Integer.parseInt(numbers.group());
        }
      }
    }
    synchronized (DONE) {
      DONE.add(Phase.values()[id]);
      left.removeIf(phase -> phase.ordinal() == id);
    }
  }

  private static int count(CharSequence text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }

  private static long expectedDraws(int count) {
    SplittableRandom random = new SplittableRandom(42);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += random.nextInt(1000);
    }
    return sum;
  }

  private void check(int rounds) {
    int all = THREADS * rounds;
    Checklist list = new Checklist();
    list.same("log", 3 * all, LOG.length());
    list.same("opened", all, count(LOG, '<'));
    list.same("closed", all, count(LOG, '>'));
    for (int id = 0; id < THREADS; id++) {
      list.same("lines of " + id, rounds, count(LOG, (char) ('0' + id)));
      list.same("letters of " + id, rounds, count(chars.toString(), (char) ('a' + id)));
    }
    list.same("text", 3 * all, text.getBuffer().length());
    list.same("bytes", 2 * all, bytes.size());
    StringBuilder turns = new StringBuilder("turns:");
    for (int i = 0; i < all; i++) {
      turns.append(' ').append(i);
    }
    list.check("turns", turns.compareTo(TURNS) == 0);
    list.check("turns in text", TURNS.toString().contentEquals(turns));
    list.same("names", all, names.toString().split(", ").length);
    list.same("random numbers", expectedDraws(all), drawn);
    list.same("letters of words", (long) Math.min(all, 26) * 3, wordLetters);
    long numberCount = Math.min(all, 20);
    list.same("sum of numbers", numberCount * (numberCount - 1) / 2, numberSum);
    list.same("done", EnumSet.of(Phase.READ, Phase.SORT, Phase.WRITE), DONE);
    list.same("left", "[CHECK]", left.toString());
    list.same("the object", "as an Object", inBuilder.toString());
    list.finish();
  }

  private void prepare() {
    StringBuilder alphabet = new StringBuilder();
    StringBuilder digits = new StringBuilder("x");
    for (int i = 0; i < 26; i++) {
      alphabet.append("w").append((char) ('a' + i)).append("z ");
      if (i < 20) {
        digits.append(i).append('x');
      }
    }
    words = new StringTokenizer(alphabet.toString());
    numbers = Pattern.compile("[0-9]+").matcher(digits.toString());
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.number(args, 0, 50);
    SharedText shared = new SharedText();
    shared.prepare();
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int id = i;
      threads[i] = new Thread(() -> shared.work(id, rounds));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    shared.check(rounds);
  }
}
