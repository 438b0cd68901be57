package dev.heddle.apps.collections;

import dev.heddle.apps.Checklist;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Comparators and functions that the JDK makes, made by one thread and used by others. */
public class JdkFunctions {

  private static class Person {
    private final String name;
    private final int age;

    Person(String name, int age) {
      this.name = name;
      this.age = age;
    }

    String name() {
      return name;
    }

    int age() {
      return age;
    }

    @Override
    public String toString() {
      return name + age;
    }
  }

  private final List<Person> people = new ArrayList<>();
  private final Map<String, Comparator<Person>> orders = new LinkedHashMap<>();
  private final Map<String, Comparator<String>> textOrders = new LinkedHashMap<>();
  private final Map<String, Function<Integer, Integer>> functions = new LinkedHashMap<>();
  private final Map<String, Predicate<Integer>> predicates = new LinkedHashMap<>();
  private Map<String, Integer> sorted;
  private PriorityQueue<Person> queue;
  private Comparator<Map.Entry<String, Integer>> byValue;
  private Consumer<Person> twice;
  private BinaryOperator<Integer> larger;
  private BiFunction<Integer, Integer, String> sum;

  private synchronized void make() {
    people.addAll(List.of(new Person("b", 2), new Person("a", 2), new Person("c", 1)));
    orders.put("name", Comparator.comparing(Person::name));
    orders.put("age, name", Comparator.comparingInt(Person::age).thenComparing(Person::name));
    orders.put("name backwards", Comparator.comparing(Person::name).reversed());
    orders.put("by reverse", Comparator.comparing(Person::name, Comparator.reverseOrder()));
    orders.put("double", Comparator.comparingDouble(person -> -person.age));
    orders.put("long", Comparator.comparingLong((Person p) -> p.age).thenComparingInt(Person::age));
    textOrders.put("natural", Comparator.naturalOrder());
    textOrders.put("reverse", Collections.reverseOrder());
    textOrders.put("no case", String.CASE_INSENSITIVE_ORDER);
    textOrders.put("no case, reverse", Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER));
    textOrders.put("nulls", Comparator.nullsFirst(Comparator.naturalOrder()));
    functions.put("identity", Function.identity());
    functions.put("unary", UnaryOperator.identity());
    Function<Integer, Integer> successor = x -> x + 1;
    functions.put("composed", successor.andThen(x -> x * 2).compose(x -> x - 3));
    predicates.put("and", ((Predicate<Integer>) x -> x > 1).and(x -> x < 5).negate());
    predicates.put("equal", Predicate.<Integer>isEqual(3).or(Predicate.not(x -> x > 0)));
    byValue = Map.Entry.comparingByValue(Comparator.reverseOrder());
    sorted = new TreeMap<>(Comparator.<String>naturalOrder().reversed());
    queue = new PriorityQueue<>(Comparator.comparing(Person::age).thenComparing(Person::name));
    Consumer<Person> enqueue = queue::add;
    twice = enqueue.andThen(person -> queue.add(new Person(person.name + "2", person.age)));
    larger = BinaryOperator.maxBy(Comparator.naturalOrder());
    BiFunction<Integer, Integer, Integer> plus = Integer::sum;
    sum = plus.andThen(Integer::toBinaryString);
  }

  private synchronized void use(int thread) {
    orders.forEach(
        (name, order) -> {
          people.sort(order);
          System.out.println(name + ": " + people);
        });
    textOrders.forEach(
        (name, order) -> {
          List<String> texts = new ArrayList<>(List.of("b", "A", "c", "B"));
          texts.sort(order);
          System.out.println(name + ": " + texts);
        });
    functions.forEach((name, function) -> System.out.println(name + ": " + function.apply(thread)));
    predicates.forEach((name, test) -> System.out.println(name + ": " + test.test(thread)));
    sorted.put("key" + thread, thread);
    sorted.merge("all", thread, Integer::sum);
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(sorted.entrySet());
    entries.sort(byValue.thenComparing(Map.Entry.comparingByKey()));
    System.out.println(sorted + " by value " + entries);
    twice.accept(new Person("p" + thread, 9 - thread));
    System.out.println("larger " + larger.apply(thread, 2) + ", sum " + sum.apply(thread, 4));
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws InterruptedException {
    JdkFunctions shared = new JdkFunctions();
    inThread(shared::make);
    inThread(() -> shared.use(1));
    inThread(() -> shared.use(2));
    StringBuilder polled = new StringBuilder();
    synchronized (shared) {
      while (!shared.queue.isEmpty()) {
        polled.append(shared.queue.poll()).append(' ');
      }
    }
    Checklist checks = new Checklist();
    checks.same("queue", "p27 p227 p18 p128 ", polled.toString());
    checks.same("sorted", List.of("key2", "key1", "all"), List.copyOf(shared.sorted.keySet()));
    checks.finish();
  }
}
