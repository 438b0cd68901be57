package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.Arrays;

/**
 * The JDK's operations on whole arrays, applied by one thread to arrays that another has written:
 * arraycopy (overlapping too), clone, fill, sort, copyOf, equals, hashCode, toString, asList,
 * stream, and strings made of char[] and byte[].
 *
 * <p>Usage: {@code ArrayOperations [elements]}.
 */
public class ArrayOperations {

  private final int[] ints;
  private final char[] chars;
  private final byte[] bytes;
  private final String[] words;
  private final long[][] rows;
  private int[] copy;
  private String text;
  private long[][] cloned;
  private long sum;

  ArrayOperations(int n) {
    ints = new int[n];
    chars = new char[n];
    bytes = new byte[n];
    words = new String[n];
    rows = new long[n][2];
  }

  private void write() {
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (i * 7919) % ints.length;
      chars[i] = (char) ('a' + i % 26);
      bytes[i] = (byte) ('A' + i % 26);
      words[i] = "w" + (ints.length - i);
      rows[i][0] = i;
    }
  }

  private void transform() {
    copy = ints.clone();
    System.arraycopy(ints, 0, ints, 1, ints.length - 1); // overlapping, to the right
    System.arraycopy(copy, 0, copy, 0, copy.length);
    Arrays.sort(copy);
    Arrays.sort(words);
    Arrays.fill(rows[0], -1);
    text = new String(chars) + new String(bytes) + String.valueOf(chars, 1, 2);
    cloned = rows.clone(); // shallow: the rows stay shared
    cloned[1] = new long[] {5, 6};
    sum = Arrays.stream(ints).asLongStream().sum();
    Arrays.setAll(bytesAsInts(), i -> i);
  }

  private int[] bytesAsInts() {
    return Arrays.copyOfRange(ints, 0, 3);
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    int n = Math.max(64, Args.size(args, 10_000));
    ArrayOperations shared = new ArrayOperations(n);
    inThread(shared::write);
    inThread(shared::transform);
    ArrayOperations alone = new ArrayOperations(n);
    alone.write();
    alone.transform();

    Checklist checks = new Checklist();
    checks.check("overlapping copy", Arrays.equals(shared.ints, alone.ints));
    checks.check("clone and sort", Arrays.equals(shared.copy, alone.copy));
    checks.check("sorted strings", Arrays.asList(shared.words).equals(Arrays.asList(alone.words)));
    checks.same("strings of arrays", alone.text, shared.text);
    checks.check("fill", Arrays.toString(shared.rows[0]).equals("[-1, -1]"));
    checks.check(
        "shallow clone", shared.cloned[0] == shared.rows[0] && shared.cloned[1] != shared.rows[1]);
    checks.same("stream", alone.sum, shared.sum);
    checks.same("hash", Arrays.deepHashCode(alone.rows), Arrays.deepHashCode(shared.rows));
    checks.finish();
  }
}
