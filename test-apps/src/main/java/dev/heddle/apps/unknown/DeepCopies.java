package dev.heddle.apps.unknown;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deep copies by serialization of a graph that threads share: cycles, transients, hooks,
 * singletons.
 */
public class DeepCopies {

  static class Person implements Serializable {
    private static final long serialVersionUID = 42L;
    String name;
    Person friend;
    List<Person> children = new ArrayList<>();
    Map<String, Integer> marks = new HashMap<>();
    transient int visits = 5;
    Level level = Level.HIGH;
    int[][] grid = {{1, 2}, {3}};

    Person(String name) {
      this.name = name;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      synchronized (this) {
        out.defaultWriteObject();
        out.writeInt(visits * 2);
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      visits = in.readInt();
      if (name == null) throw new InvalidObjectException("no name");
    }
  }

  enum Level {
    LOW,
    HIGH {
      @Override
      public String toString() {
        return "high!";
      }
    }
  }

  static final class Single implements Serializable {
    private static final long serialVersionUID = 1L;
    static final Single INSTANCE = new Single();

    private Object readResolve() {
      return INSTANCE;
    }
  }

  record Pair(Person left, Object right) implements Serializable {
    Pair {
      if (left == null) throw new IllegalArgumentException("left");
    }
  }

  static class Employee extends Person {
    private static final long serialVersionUID = 1L;
    Object boss;

    Employee(String name, Object boss) {
      super(name);
      this.boss = boss;
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T copy(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  public static void main(String[] args) throws Exception {
    Person ann = new Person("Ann"), bob = new Employee("Bob", Single.INSTANCE);
    ann.friend = bob;
    bob.friend = ann;
    for (int i = 0; i < 3; i++) ann.children.add(i == 1 ? bob : new Person("child " + i));
    ann.marks.put("maths", 1);
    String[] lines = new String[3];
    Person[] copies = new Person[3];
    Thread[] threads = new Thread[3];
    for (int t = 0; t < 3; t++) {
      int me = t;
      threads[t] =
          new Thread(
              () -> {
                try {
                  Person a = copy(ann);
                  a.marks.put("thread", me);
                  a.grid[0][1] += me;
                  a.children.remove(0);
                  copies[me] = a;
                  lines[me] =
                      (a != ann)
                          + " "
                          + (a.friend.friend == a)
                          + " "
                          + (a.children.get(0) == a.friend)
                          + " "
                          + a.visits
                          + " "
                          + a.level
                          + " "
                          + (a.level == Level.HIGH)
                          + " "
                          + (((Employee) a.friend).boss == Single.INSTANCE);
                } catch (IOException | ClassNotFoundException e) {
                  lines[me] = e.toString();
                }
              });
      threads[t].start();
    }
    for (int t = 0; t < 3; t++) {
      threads[t].join();
      System.out.println(
          lines[t]
              + " "
              + new java.util.TreeMap<>(copies[t].marks)
              + " "
              + copies[t].grid[0][1]
              + copies[t].grid[1][0]);
    }
    System.out.println(ann.marks + " " + ann.children.size() + " " + ann.grid[0][1]);
    Pair pair = copy(new Pair(bob, new Object[] {1, "two", 3.0, Level.LOW, null}));
    System.out.println(pair.left().name + " " + java.util.Arrays.asList((Object[]) pair.right()));
    Employee bad = new Employee("Bad", new Object());
    try {
      copy(bad);
    } catch (NotSerializableException e) {
      System.out.println("not serializable: " + e.getMessage());
    }
    bad.boss = null;
    bad.name = null;
    try {
      copy(bad);
    } catch (InvalidObjectException e) {
      System.out.println(e.getMessage());
    }
  }
}
