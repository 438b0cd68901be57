package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Maps and sets whose keys hash by code of the program's, or are classes and constants of the
 * JDK's: made by one thread, looked up by all.
 *
 * <p>Usage: {@code ImmutableKeys [rounds] [threads]}.
 */
public class ImmutableKeys {

  record Point(int x, int y) {}

  record Typed(Class<?> type, TimeUnit unit, String name) {}

  static final class City {
    private final String name;
    private int visits;

    City(String name) {
      this.name = name;
    }

    synchronized int visit() {
      return ++visits;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof City city && city.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode() * 17;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final City PARIS = new City("Paris");
  private static final Set<City> CITIES = Set.of(PARIS, new City("Rome"), new City("Oslo"));
  private static final Set<Point> TWO = Set.of(new Point(1, 1), new Point(2, 2));
  private static final Map<Point, City> PLACES =
      Map.of(new Point(1, 2), PARIS, new Point(3, 4), new City("Bonn"), new Point(5, 6), PARIS);
  private static final Map<Class<?>, String> NAMES =
      Map.of(String.class, "text", Point.class, "point", Runnable.class, "task");

  private final Object copied = Set.copyOf(List.of(new Point(7, 8), new Point(9, 9), "text"));
  private final Map<Object, Integer> counts = new HashMap<>();
  private final Map<Object, Integer> concurrent = new ConcurrentHashMap<>();

  private static Object[] keys() {
    return new Object[] {
      Point.class,
      Thread.class,
      TimeUnit.DAYS,
      DayOfWeek.MONDAY,
      new Point(1, 1),
      new Typed(Point.class, TimeUnit.HOURS, "a"),
      List.of(City.class, DayOfWeek.FRIDAY),
      CITIES
    };
  }

  private void count(int rounds) {
    for (int i = 0; i < rounds; i++) {
      for (Object key : keys()) {
        synchronized (counts) {
          counts.merge(key, 1, Integer::sum);
        }
        concurrent.merge(key, 1, Integer::sum);
      }
      synchronized (CITIES) {
        PARIS.visit();
      }
    }
  }

  private String orders() {
    return CITIES + " " + TWO + " " + PLACES + " " + copied;
  }

  private boolean isIntact() {
    return CITIES.contains(new City("Oslo"))
        && !CITIES.contains(new City("Bern"))
        && TWO.contains(new Point(2, 2))
        && PLACES.get(new Point(5, 6)) == PARIS
        && NAMES.get(Runnable.class).equals("task")
        && ((Set<?>) copied).contains(new Point(9, 9));
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    ImmutableKeys shared = new ImmutableKeys();
    String[] orders = new String[threads];
    boolean[] intact = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                shared.count(rounds);
                orders[me] = shared.orders();
                intact[me] = shared.isIntact();
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, intact[t]);
      checks.check("orders of thread " + t, shared.orders().equals(orders[t]));
    }
    for (Object key : keys()) {
      String name = key == CITIES ? "the cities" : key.toString();
      checks.same("counted " + name, rounds * threads, shared.counts.get(key));
      checks.same("also " + name, rounds * threads, shared.concurrent.get(key));
    }
    checks.same("number of keys", keys().length, shared.counts.size());
    checks.same("visits", rounds * threads, PARIS.visit() - 1);
    checks.finish();
  }
}
