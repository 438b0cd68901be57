package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Random;

/**
 * Serialization of a graph that threads on all nodes change under locks: by default, by {@code
 * writeObject} methods that lock, Externalizable, writeReplace, a subclass of the stream. And what
 * the stream says of the classes.
 *
 * <p>Usage: {@code Serialized [rounds] [threads]}.
 */
public class Serialized {

  enum Colour {
    RED {
      @Override
      int mix() {
        return 1;
      }
    },
    BLUE;

    int mix() {
      return 2;
    }
  }

  record Pair(int left, String right) implements Serializable {}

  static class Base implements Serializable {
    long stamp;
  }

  /** Locks while it is written. */
  static class Account extends Base {
    private static final long serialVersionUID = 42;

    int balance;
    volatile int version;
    transient int cached = 7;
    Entry last;

    synchronized void deposit(int amount) {
      balance += amount;
      stamp += amount;
      version = balance;
      last = new Entry(balance, last == null ? 1 : last.depth + 1);
    }

    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(balance);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (in.readInt() != balance || version != balance || last.balance != balance) {
        throw new IOException("torn: " + balance);
      }
    }
  }

  static class Entry implements Serializable {
    final int balance;
    final int depth;

    Entry(int balance, int depth) {
      this.balance = balance;
      this.depth = depth;
    }
  }

  /** No serialVersionUID of its own. */
  static class Plain extends Base {
    int[] cells = new int[6];
    Object[] mixed = new Object[3];
    Outside outside = new Outside();
    Random random = new Random(7);
    Colour colour = Colour.RED;
    Pair pair = new Pair(3, "three");
    Object replaced = new Replaced();
    Account account;
  }

  /** Externalizable. */
  public static class Outside implements Externalizable {
    int value = 1;

    public Outside() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(value);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      value = in.readInt();
    }
  }

  static class Replaced implements Serializable {
    int value;

    Object writeReplace() {
      return new Pair(value, "replaced");
    }
  }

  /** Replaces as well. */
  static class Stream extends ObjectOutputStream {
    Stream(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      return object instanceof Entry entry ? new Entry(entry.balance, entry.depth) : object;
    }
  }

  private static byte[] written(Object object, boolean own) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = own ? new Stream(bytes) : new ObjectOutputStream(bytes)) {
      out.writeObject(object);
      out.reset();
      out.writeUnshared(object);
    }
    return bytes.toByteArray();
  }

  /** One step of a worker: changes the graph under its lock, copies it, compares. */
  private static String step(Plain plain, boolean own) throws Exception {
    synchronized (plain) {
      plain.stamp++;
      plain.cells[(int) (plain.stamp % 6)]++;
      plain.mixed[0] = new Entry((int) plain.stamp, 0);
      plain.mixed[1] = plain.mixed;
      plain.outside.value++;
      ((Replaced) plain.replaced).value++;
      plain.account.deposit(5);
      Plain copy;
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(written(plain, own)))) {
        in.readObject();
        copy = (Plain) in.readObject();
      }
      return copy.stamp == plain.stamp
              && copy.cells[(int) (copy.stamp % 6)] == plain.cells[(int) (copy.stamp % 6)]
              && ((Entry) copy.mixed[0]).balance == copy.stamp
              && copy.mixed[1] == copy.mixed
              && copy.outside.value == copy.stamp + 1
              && copy.account.balance == plain.account.balance
              && copy.account.cached == 0
              && copy.account.last.depth == copy.stamp
              && copy.colour == Colour.RED
              && copy.pair.equals(plain.pair)
              && copy.replaced.equals(new Pair((int) copy.stamp, "replaced"))
          ? null
          : "copy " + copy.stamp + " of " + plain.stamp;
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = Args.size(args, 20);
    int threads = Args.threads(args, 4);
    Plain plain = new Plain();
    plain.account = new Account();
    String[] failures = new String[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < rounds && failures[me] == null; i++) {
                    failures[me] = step(plain, i % 2 == 1);
                  }
                } catch (Exception e) {
                  failures[me] = e.toString();
                }
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.same("thread " + t, null, failures[t]);
    }
    long total = (long) rounds * threads;
    plain.random.nextInt();
    plain.mixed[1] = null;
    String text = new String(written(plain, false), "ISO-8859-1");
    checks.check("no hidden names in the stream", !text.contains("heddle$"));
    checks.check("no substitutes in the stream", !text.contains("heddle.bridge"));
    checks.same("copies", total, plain.stamp);
    System.out.println(ObjectStreamClass.lookup(Plain.class));
    System.out.println(ObjectStreamClass.lookup(Entry.class));
    System.out.println(ObjectStreamClass.lookup(Outside.class));
    checks.finish();
  }
}
