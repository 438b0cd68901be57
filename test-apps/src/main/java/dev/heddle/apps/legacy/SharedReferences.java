package dev.heddle.apps.legacy;

import dev.heddle.apps.Checklist;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Weak, soft and phantom references that several threads use: a cache of softly held pages, weakly
 * held listeners, entries that know their keys, and queues emptied by other threads than those that
 * made the references.
 */
public final class SharedReferences {
  private interface Listener {
    void told(int number);
  }

  /** Counts what it is told. */
  private static final class Counting implements Listener {
    private int sum;

    @Override
    public synchronized void told(int number) {
      sum += number;
    }

    synchronized int sum() {
      return sum;
    }
  }

  /** As the entries of a hand-made cache. */
  private static final class Entry extends WeakReference<int[]> {
    private final String key;
    private int asked;

    Entry(String key, int[] value, ReferenceQueue<int[]> queue) {
      super(value, queue);
      this.key = key;
    }

    @Override
    public int[] get() {
      synchronized (this) {
        asked++;
      }
      return super.get();
    }
  }

  private final List<WeakReference<Listener>> listeners = new ArrayList<>();
  private final Map<String, SoftReference<String[]>> pages = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<int[]> held = new ArrayList<>();
  private Listener lastListener;
  private ReferenceQueue<int[]> ended;
  private final List<String> removed = new ArrayList<>();

  private SharedReferences() {}

  private synchronized void listen(Listener listener) {
    listeners.add(new WeakReference<>(listener));
  }

  private synchronized int tell(int number) {
    int live = 0;
    for (Iterator<WeakReference<Listener>> i = listeners.iterator(); i.hasNext(); ) {
      Listener listener = i.next().get();
      if (listener == null) {
        i.remove();
      } else {
        listener.told(number);
        live++;
      }
    }
    return live;
  }

  private synchronized String page(String name) {
    SoftReference<String[]> known = pages.get(name);
    String[] page = known == null ? null : known.get();
    if (page == null) {
      page = new String[] {name, "rendered by " + Thread.currentThread().getName()};
      pages.put(name, new SoftReference<>(page));
    }
    return page[0] + " " + page[1];
  }

  private synchronized void enter(int from, int to) {
    for (int i = from; i < to; i++) {
      int[] value = {i};
      held.add(value);
      entries.put("key " + i, new Entry("key " + i, value, ended));
    }
  }

  private synchronized int sumOfEntries() {
    int sum = 0;
    for (Entry entry : entries.values()) {
      int[] value = entry.get();
      sum += value == null ? 0 : value[0];
    }
    return sum;
  }

  private void expunge(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Entry gone = (Entry) ended.remove();
      synchronized (this) {
        entries.remove(gone.key);
        removed.add(gone.key);
      }
    }
  }

  /** Until the JVM has cleared what only a weak reference knows. */
  private static void collect() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }
  }

  private static void inThread(String name, Runnable body) throws InterruptedException {
    Thread thread = new Thread(body, name);
    thread.start();
    thread.join();
  }

  private void enqueueByHand(Checklist checks) throws InterruptedException {
    Entry[] made = new Entry[1];
    int[] value = {77};
    inThread("maker", () -> made[0] = new Entry("by hand", value, ended));
    checks.same("value", 77, made[0].get()[0]);
    checks.same("asked", 1, made[0].asked);
    checks.same("refers", true, made[0].refersTo(value));
    checks.same("enqueued", true, made[0].enqueue());
    checks.same("again", false, made[0].enqueue());
    checks.same("cleared", null, made[0].get());
    checks.same("refers to null", true, made[0].refersTo(null));
    inThread("poller", () -> checks.same("polled", true, ended.poll() == made[0]));
    checks.same("empty", null, ended.poll());
  }

  private void clearElsewhere(Checklist checks) throws InterruptedException {
    String[] text = {"still here"};
    SoftReference<String[]> soft = new SoftReference<>(text);
    inThread(
        "clearer",
        () -> {
          checks.same("same array", true, soft.get() == text);
          soft.clear();
        });
    checks.same("soft cleared", null, soft.get());
    ReferenceQueue<String[]> queue = new ReferenceQueue<>();
    Reference<String[]> ghost = new PhantomReference<>(text, queue);
    inThread(
        "ghost",
        () -> {
          checks.same("phantom", null, ghost.get());
          checks.same("phantom refers", true, ghost.refersTo(text));
          checks.same("phantom enqueued", true, ghost.enqueue());
        });
    checks.same("phantom polled", true, queue.poll() == ghost);
  }

  /** What nobody holds any more comes to the queue, whoever made entry, value and queue. */
  private void letGo(Checklist checks) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      int me = i;
      inThread("short-lived " + i, () -> enterAndForget("gone " + me, me));
    }
    Thread expunger =
        new Thread(
            () -> {
              try {
                expunge(3);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    expunger.start();
    while (expunger.isAlive()) {
      for (int i = 0; i < 3; i++) {
        inThread("collector " + i, System::gc);
      }
    }
    checks.same("removed", 3, removed.size());
    checks.same("entries", 15, entries.size());
  }

  private synchronized void enterAndForget(String key, int number) {
    entries.put(key, new Entry(key, new int[] {number}, ended));
  }

  /** What every thread has seen, and nobody holds any more, is let go of. */
  private void letGoOfSeen() throws InterruptedException {
    inThread("made", this::make);
    WeakReference<Listener> seen;
    synchronized (this) {
      seen = listeners.get(listeners.size() - 1);
    }
    for (int i = 0; i < 3; i++) {
      inThread("seen " + i, () -> System.out.println("live " + tell(1)));
    }
    synchronized (this) {
      lastListener = null;
    }
    while (!seen.refersTo(null)) {
      for (int i = 0; i < 3; i++) {
        inThread("unseen " + i, this::collectUnseen);
      }
    }
    System.out.println("live " + tell(1));
  }

  private synchronized void make() {
    listeners.clear();
    lastListener = new Counting();
    listen(lastListener);
  }

  /** The node's copy of the field is the new one. */
  private synchronized void collectUnseen() {
    if (lastListener == null) {
      System.gc();
    }
  }

  private static void run(Checklist checks, SharedReferences shared) throws InterruptedException {
    Counting[] counting = new Counting[3];
    for (int i = 0; i < counting.length; i++) {
      int me = i;
      inThread(
          "listener " + i,
          () -> {
            counting[me] = new Counting();
            shared.listen(counting[me]);
            collect();
            System.out.println(me + " told " + shared.tell(me + 1));
            System.out.println(shared.page("index") + ", " + shared.page("page " + me % 2));
          });
    }
    checks.same("first", 6, counting[0].sum());
    checks.same("last", 3, counting[2].sum());
    inThread("queue", () -> shared.ended = new ReferenceQueue<>());
    for (int i = 0; i < 3; i++) {
      int from = 5 * i;
      inThread("entries " + i, () -> shared.enter(from, from + 5));
    }
    collect();
    inThread("sum", () -> System.out.println("sum " + shared.sumOfEntries()));
    shared.enqueueByHand(checks);
    shared.clearElsewhere(checks);
  }

  public static void main(String[] args) throws InterruptedException {
    Checklist checks = new Checklist();
    SharedReferences shared = new SharedReferences();
    run(checks, shared);
    shared.letGo(checks);
    shared.letGoOfSeen();
    checks.finish();
  }
}
