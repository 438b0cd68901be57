package dev.heddle.apps.memory;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;

/**
 * Neighbours of one byte, one bit of truth, one short, written by different threads at the same
 * time without any lock: each must survive. Array elements and fields.
 *
 * <p>Usage: {@code ByteNeighbours [elements] [threads]}.
 */
public class ByteNeighbours {

  private final byte[] bytes;
  private final boolean[] booleans;
  private final short[] shorts;
  private final char[] chars;
  private final byte[][] rows;
  private final Fields fields = new Fields();

  /** Eight fields that share a few words of memory. */
  static class Fields {
    byte b0;
    byte b1;
    byte b2;
    byte b3;
    boolean z0;
    boolean z1;
    short s0;
    char c0;
  }

  ByteNeighbours(int elements) {
    bytes = new byte[elements];
    booleans = new boolean[elements];
    shorts = new short[elements];
    chars = new char[elements];
    rows = new byte[elements / 100 + 1][100];
  }

  private void writeElements(int me, int threads) {
    for (int i = me; i < bytes.length; i += threads) {
      bytes[i] = (byte) (i + 1);
      booleans[i] = i % 3 != 0;
      shorts[i] = (short) (i * 7);
      chars[i] = (char) (i * 11);
      rows[i / 100][i % 100] += i;
    }
  }

  private void writeField(int me, int value) {
    switch (me % 8) {
      case 0:
        fields.b0 = (byte) value;
        break;
      case 1:
        fields.b1 = (byte) value;
        break;
      case 2:
        fields.b2 = (byte) value;
        break;
      case 3:
        fields.b3 = (byte) value;
        break;
      case 4:
        fields.z0 = value % 2 == 1;
        break;
      case 5:
        fields.z1 = value % 2 == 1;
        break;
      case 6:
        fields.s0 = (short) value;
        break;
      default:
        fields.c0 = (char) value;
        break;
    }
  }

  private boolean elementsRight() {
    boolean right = true;
    for (int i = 0; i < bytes.length; i++) {
      right &= bytes[i] == (byte) (i + 1) && booleans[i] == (i % 3 != 0);
      right &= shorts[i] == (short) (i * 7) && chars[i] == (char) (i * 11);
      right &= rows[i / 100][i % 100] == (byte) i;
    }
    return right;
  }

  public static void main(String[] args) throws InterruptedException {
    int elements = Args.size(args, 50_000);
    final int threads = Args.threads(args, 4);
    final ByteNeighbours test = new ByteNeighbours(elements);
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      final int me = t;
      workers[t] =
          new Thread() {
            public void run() {
              test.writeElements(me, threads);
            }
          };
      workers[t].start();
    }
    for (int t = 0; t < threads; t++) {
      workers[t].join();
    }
    Checklist checks = new Checklist();
    checks.check("elements", test.elementsRight());

    Thread[] writers = new Thread[8];
    for (int t = 0; t < 8; t++) {
      final int me = t;
      writers[t] =
          new Thread() {
            public void run() {
              for (int i = 1; i <= 101; i++) {
                test.writeField(me, i);
              }
            }
          };
      writers[t].start();
    }
    for (int t = 0; t < 8; t++) {
      writers[t].join();
    }
    Fields f = test.fields;
    checks.check("byte fields", f.b0 == 101 && f.b1 == 101 && f.b2 == 101 && f.b3 == 101);
    checks.check("boolean fields", f.z0 && f.z1);
    checks.check("short and char fields", f.s0 == 101 && f.c0 == 101);
    checks.finish();
  }
}
