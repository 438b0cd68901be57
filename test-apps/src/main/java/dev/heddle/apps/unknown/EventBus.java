package dev.heddle.apps.unknown;

import java.lang.ref.WeakReference;
import java.util.EventListener;
import java.util.EventObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** An event bus by class of event, its listeners in copy-on-write lists, some of them one-shot. */
public class EventBus {

  static class BusEvent extends EventObject {
    private static final long serialVersionUID = 1L;
    private final long number;

    BusEvent(Object source, long number) {
      super(source);
      this.number = number;
    }

    long getNumber() {
      return number;
    }
  }

  static final class PriceEvent extends BusEvent {
    private static final long serialVersionUID = 1L;
    final double price;

    PriceEvent(Object source, long number, double price) {
      super(source, number);
      this.price = price;
    }
  }

  interface BusListener<E extends BusEvent> extends EventListener, Consumer<E> {
    default boolean once() {
      return false;
    }
  }

  private final Map<Class<?>, List<BusListener<?>>> listeners = new ConcurrentHashMap<>();
  private final AtomicLong dead = new AtomicLong();

  <E extends BusEvent> void subscribe(Class<E> type, BusListener<? super E> listener) {
    listeners.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @SuppressWarnings("unchecked")
  void post(BusEvent event) {
    boolean heard = false;
    for (Class<?> c = event.getClass(); c != EventObject.class; c = c.getSuperclass()) {
      List<BusListener<?>> list = listeners.getOrDefault(c, List.of());
      for (BusListener<?> listener : list) {
        if (listener.once() && !list.remove(listener)) {
          continue;
        }
        ((BusListener<BusEvent>) listener).accept(event);
        heard = true;
      }
    }
    if (!heard) {
      dead.incrementAndGet();
    }
  }

  static class Totals implements BusListener<PriceEvent> {
    private double sum;
    private int events;

    @Override
    public synchronized void accept(PriceEvent e) {
      sum += e.price;
      events++;
    }
  }

  static class First implements BusListener<BusEvent> {
    final AtomicLong calls = new AtomicLong();
    transient WeakReference<Object> source;

    @Override
    public boolean once() {
      return true;
    }

    @Override
    public void accept(BusEvent e) {
      calls.addAndGet(1);
    }
  }

  public static void main(String[] args) throws Exception {
    EventBus bus = new EventBus();
    Totals totals = new Totals();
    First first = new First();
    AtomicLong any = new AtomicLong();
    bus.subscribe(PriceEvent.class, totals);
    bus.subscribe(BusEvent.class, first);
    Thread[] posters = new Thread[3];
    for (int i = 0; i < 3; i++) {
      int id = i;
      posters[i] =
          new Thread(
              () -> {
                for (int n = 0; n < 40; n++) {
                  bus.post(
                      n % 4 == 0
                          ? new BusEvent(Thread.currentThread(), n)
                          : new PriceEvent("exchange " + id, n, n * 0.25));
                  if (n == 20 && id == 1) {
                    bus.subscribe(
                        BusEvent.class,
                        (BusListener<BusEvent>)
                            e -> any.accumulateAndGet(e.getNumber(), Math::max));
                  }
                }
              });
      posters[i].start();
    }
    for (Thread poster : posters) poster.join();
    bus.post(new BusEvent(bus, 99));
    System.out.println(totals.events + " prices, sum " + totals.sum + ", once " + first.calls);
    System.out.println("highest " + any + ", dead seen " + (bus.dead.get() > 0));
    System.out.println(bus.listeners.get(BusEvent.class).size() + " " + bus.listeners.size());
    try {
      new BusEvent(null, 1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println("OK");
  }
}
