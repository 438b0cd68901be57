package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * Shared fields and arrays reached by reflection, clone and serialization in one thread, plainly in
 * another; and what reflection shows of a class.
 *
 * <p>Usage: {@code ReflectiveAccess [rounds] [threads]}.
 */
public class ReflectiveAccess {

  static class Part implements Serializable {
    int weight;

    Part(int weight) {
      this.weight = weight;
    }
  }

  static class Machine implements Cloneable, Serializable {
    private static int made;

    private int count;
    private long total;
    private String name = "machine";
    private Part part = new Part(1);
    private int[] dial = new int[4];

    synchronized void plain() {
      count++;
      total += 2;
    }

    private int secret(int x) {
      return count + x;
    }

    @Override
    protected Machine clone() {
      try {
        return (Machine) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Constants and nothing else. */
  interface Limits {
    int LOWEST = Integer.parseInt("3");
    String[] NAMES = {"a", "b"};
  }

  private static String constants() throws ReflectiveOperationException {
    Field lowest = Limits.class.getField("LOWEST");
    Object names = Limits.class.getField("NAMES").get(null);
    Object ofTheJdk = Integer.class.getField("MAX_VALUE").get(null);
    return lowest.getInt(null) + " " + Array.get(names, 1) + " " + ofTheJdk;
  }

  private static Field field(String name) throws NoSuchFieldException {
    Field field = Machine.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static void reflectively(Machine machine) throws Exception {
    synchronized (machine) {
      Field count = field("count");
      count.setInt(machine, count.getInt(machine) + 1);
      Field total = field("total");
      total.set(machine, (Long) total.get(machine) + 2);
      Object dial = field("dial").get(machine);
      for (int i = 0; i < Array.getLength(dial); i++) {
        Array.setInt(dial, i, Array.getInt(dial, i) + i);
      }
      field("part").set(machine, new Part(((Part) field("part").get(machine)).weight + 1));
      Field made = field("made");
      made.setInt(null, made.getInt(null) + 1);
    }
  }

  private static Machine copyBySerialization(Machine machine) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(machine);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Machine) in.readObject();
    }
  }

  private static String declared() {
    StringBuilder names = new StringBuilder();
    for (Field field : Machine.class.getDeclaredFields()) {
      if (field.isSynthetic()) {
        continue; // a tool's, not the program's
      }
      names.append(Modifier.toString(field.getModifiers())).append(' ').append(field.getName());
      names.append(';');
    }
    return names.toString();
  }

  public static void main(String[] args) throws Exception {
    int rounds = Args.size(args, 500);
    int threads = Args.threads(args, 4);
    Machine machine = new Machine();
    Throwable[] failures = new Throwable[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < rounds; i++) {
                    reflectively(machine);
                    machine.plain();
                  }
                } catch (Throwable e) {
                  failures[me] = e;
                }
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.same("thread " + t, null, failures[t]);
    }
    int total = rounds * threads;
    checks.same("int field", 2 * total, machine.count);
    checks.same("long field", 4L * total, machine.total);
    checks.same(
        "array",
        "[0, " + total + ", " + 2 * total + ", " + 3 * total + "]",
        Arrays.toString(machine.dial));
    checks.same("object", total + 1, machine.part.weight);
    checks.same("static", total, Machine.made);

    int[] found = new int[3];
    String[] constants = new String[1];
    Thread looker =
        new Thread(
            () -> {
              try {
                Method secret = Machine.class.getDeclaredMethod("secret", int.class);
                secret.setAccessible(true);
                constants[0] = constants();
                found[0] = (Integer) secret.invoke(machine, 5);
                Machine clone = machine.clone();
                found[1] =
                    clone.dial == machine.dial && clone.part == machine.part ? clone.count : -1;
                Machine copy = copyBySerialization(machine);
                found[2] =
                    copy.part != machine.part && copy.name.equals("machine")
                        ? copy.part.weight + copy.dial[3]
                        : -1;
              } catch (Exception e) {
                e.printStackTrace();
              }
            });
    looker.start();
    looker.join();
    checks.same("constants", "3 b " + Integer.MAX_VALUE, constants[0]);
    checks.same("method", 2 * total + 5, found[0]);
    checks.same("clone", 2 * total, found[1]);
    checks.same("serialized copy", 4 * total + 1, found[2]);
    checks.same(
        "declared fields",
        "private static made;private count;private total;private name;private part;private dial;",
        declared());
    checks.finish();
  }
}
