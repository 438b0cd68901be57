package dev.heddle.apps;

import java.util.Random;

/**
 * Enciphers a byte array with IDEA and deciphers it again; threads work on neighbouring slices of
 * the same arrays. The kernel known as Crypt from the Java Grande suite.
 *
 * <p>Usage: {@code IdeaCrypt [bytes] [threads]}.
 */
public class IdeaCrypt {

  static class CipherThread extends Thread {
    private final byte[] text1;
    private final byte[] text2;
    private final int[] key;
    private final int from;
    private final int to;

    CipherThread(byte[] text1, byte[] text2, int[] key, int from, int to) {
      this.text1 = text1;
      this.text2 = text2;
      this.key = key;
      this.from = from;
      this.to = to;
    }

    public void run() {
      cipher(text1, text2, key, from, to);
    }
  }

  private static int word(byte[] text, int at) {
    return text[at] & 0xff | (text[at + 1] & 0xff) << 8;
  }

  private static void store(byte[] text, int at, int word) {
    text[at] = (byte) word;
    text[at + 1] = (byte) (word >>> 8);
  }

  /** Multiplication modulo 65537, where 0 stands for 65536. */
  private static int mul(int a, int b) {
    if (a == 0) {
      return 0x10001 - b & 0xffff;
    }
    if (b == 0) {
      return 0x10001 - a & 0xffff;
    }
    return (int) ((long) a * b % 0x10001) & 0xffff;
  }

  static void cipher(byte[] text1, byte[] text2, int[] key, int from, int to) {
    for (int i = from; i < to; i += 8) {
      int x1 = word(text1, i);
      int x2 = word(text1, i + 2);
      int x3 = word(text1, i + 4);
      int x4 = word(text1, i + 6);
      int k = 0;
      for (int round = 0; round < 8; round++) {
        x1 = mul(x1, key[k++]);
        x2 = x2 + key[k++] & 0xffff;
        x3 = x3 + key[k++] & 0xffff;
        x4 = mul(x4, key[k++]);
        int t2 = mul(x1 ^ x3, key[k++]);
        int t1 = mul(t2 + (x2 ^ x4) & 0xffff, key[k++]);
        t2 = t1 + t2 & 0xffff;
        x1 ^= t1;
        x4 ^= t2;
        t2 ^= x2;
        x2 = x3 ^ t1;
        x3 = t2;
      }
      store(text2, i, mul(x1, key[k++]));
      store(text2, i + 2, x3 + key[k++] & 0xffff);
      store(text2, i + 4, x2 + key[k++] & 0xffff);
      store(text2, i + 6, mul(x4, key[k]));
    }
  }

  static int[] encryptionKey(int[] userKey) {
    int[] z = new int[52];
    System.arraycopy(userKey, 0, z, 0, 8);
    for (int i = 8; i < 52; i++) {
      int group = i & ~7;
      int first = z[group - 8 + (i + 1) % 8];
      int second = z[group - 8 + (i + 2) % 8];
      z[i] = (first << 9 | second >>> 7) & 0xffff;
    }
    return z;
  }

  private static int inverse(int x) {
    if (x <= 1) {
      return x;
    }
    int power = 1;
    for (int i = 0; i < 65535; i++) { // x^(p-2) mod p, p = 65537
      power = mul(power, x);
    }
    return power;
  }

  private static int negative(int x) {
    return -x & 0xffff;
  }

  static int[] decryptionKey(int[] z) {
    int[] dk = new int[52];
    for (int round = 0; round <= 8; round++) {
      int from = 48 - 6 * round;
      boolean outer = round == 0 || round == 8;
      dk[6 * round] = inverse(z[from]);
      dk[6 * round + 1] = negative(z[from + (outer ? 1 : 2)]);
      dk[6 * round + 2] = negative(z[from + (outer ? 2 : 1)]);
      dk[6 * round + 3] = inverse(z[from + 3]);
      if (round < 8) {
        dk[6 * round + 4] = z[from - 2];
        dk[6 * round + 5] = z[from - 1];
      }
    }
    return dk;
  }

  static void run(byte[] in, byte[] out, int[] key, int threads) throws InterruptedException {
    Thread[] workers = new Thread[threads];
    int blocks = in.length / 8;
    for (int t = 0; t < threads; t++) {
      int from = (int) ((long) blocks * t / threads) * 8;
      int to = (int) ((long) blocks * (t + 1) / threads) * 8;
      workers[t] = new CipherThread(in, out, key, from, to);
      workers[t].start();
    }
    for (int t = 0; t < threads; t++) {
      workers[t].join();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int size = (Args.size(args, 1_000_000) + 7) / 8 * 8;
    int threads = Args.threads(args, 4);
    Random random = new Random(136506717L);
    int[] userKey = new int[8];
    for (int i = 0; i < 8; i++) {
      userKey[i] = random.nextInt(0x10000);
    }
    byte[] plain = new byte[size];
    random.nextBytes(plain);
    byte[] secret = new byte[size];
    byte[] back = new byte[size];
    int[] z = encryptionKey(userKey);
    run(plain, secret, z, threads);
    run(secret, back, decryptionKey(z), threads);

    byte[] expected = new byte[size];
    cipher(plain, expected, z, 0, size);
    boolean correct = true;
    int same = 0;
    int checksum = 0;
    for (int i = 0; i < size; i++) {
      correct &= plain[i] == back[i] && secret[i] == expected[i];
      same += plain[i] == secret[i] ? 1 : 0;
      checksum = 31 * checksum + secret[i];
    }
    correct &= same < size / 16 + 16;
    Verdict.print(size + " bytes, checksum " + checksum, correct);
  }
}
