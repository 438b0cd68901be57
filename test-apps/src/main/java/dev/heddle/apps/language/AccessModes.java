package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Every way to reach a field or an element but the plain one: VarHandles in all modes on plain and
 * volatile fields, statics, elements and views of bytes; field updaters; method handles; reflection
 * on volatile fields. Counters must be exact, and what was written plainly before a release must be
 * seen after the acquire.
 *
 * <p>Usage: {@code AccessModes [rounds] [threads]}.
 */
public class AccessModes {

  static class Box {
    int plain;
    volatile int declared;
    long wide;
    Object reference;
    volatile Object declaredReference;
    boolean locked;
    int guarded;
    volatile int updated;
    volatile long updatedWide;
    volatile String updatedText = "";
    static int shared;
    static volatile long sharedDeclared;
    static String sharedText = "";
  }

  private static final VarHandle PLAIN;
  private static final VarHandle DECLARED;
  private static final VarHandle WIDE;
  private static final VarHandle REFERENCE;
  private static final VarHandle DECLARED_REFERENCE;
  private static final VarHandle LOCKED;
  private static final VarHandle SHARED;
  private static final VarHandle SHARED_DECLARED;
  private static final VarHandle SHARED_TEXT;
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle TEXTS = MethodHandles.arrayElementVarHandle(String[].class);
  private static final VarHandle BYTES_AS_INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final AtomicIntegerFieldUpdater<Box> UPDATED =
      AtomicIntegerFieldUpdater.newUpdater(Box.class, "updated");
  private static final AtomicLongFieldUpdater<Box> UPDATED_WIDE =
      AtomicLongFieldUpdater.newUpdater(Box.class, "updatedWide");
  private static final AtomicReferenceFieldUpdater<Box, String> UPDATED_TEXT =
      AtomicReferenceFieldUpdater.newUpdater(Box.class, String.class, "updatedText");

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PLAIN = lookup.findVarHandle(Box.class, "plain", int.class);
      DECLARED = lookup.findVarHandle(Box.class, "declared", int.class);
      WIDE = lookup.unreflectVarHandle(Box.class.getDeclaredField("wide"));
      REFERENCE = lookup.findVarHandle(Box.class, "reference", Object.class);
      DECLARED_REFERENCE = lookup.findVarHandle(Box.class, "declaredReference", Object.class);
      LOCKED = lookup.findVarHandle(Box.class, "locked", boolean.class);
      SHARED = lookup.findStaticVarHandle(Box.class, "shared", int.class);
      SHARED_DECLARED = lookup.findStaticVarHandle(Box.class, "sharedDeclared", long.class);
      SHARED_TEXT = lookup.findStaticVarHandle(Box.class, "sharedText", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Box box = new Box();
  private final int[] ints;
  private final String[] texts = new String[4];
  private final byte[] bytes = new byte[64];
  private final int rounds;

  AccessModes(int rounds, int threads) {
    this.rounds = rounds;
    ints = new int[threads + 3000]; // more than one page
    texts[0] = "";
  }

  /** Adds one to each counter, each time in another mode. */
  private void count(int i) {
    switch (i % 5) {
      case 0 -> PLAIN.getAndAdd(box, 1);
      case 1 -> PLAIN.getAndAddAcquire(box, 1);
      case 2 -> PLAIN.getAndAddRelease(box, 1);
      case 3 -> {
        int seen;
        do {
          seen = (int) PLAIN.getOpaque(box);
        } while (!PLAIN.weakCompareAndSet(box, seen, seen + 1));
      }
      default -> {
        int seen = (int) PLAIN.getVolatile(box);
        for (int now; (now = (int) PLAIN.compareAndExchange(box, seen, seen + 1)) != seen; ) {
          seen = now;
        }
      }
    }
    DECLARED.getAndAdd(box, 1);
    WIDE.getAndAdd(box, 1L << 33);
    SHARED.getAndAdd(1);
    SHARED_DECLARED.getAndAdd(2L);
    INTS.getAndAdd(ints, i % 2 == 0 ? 0 : ints.length - 1, 1);
    synchronized (bytes) {
      BYTES_AS_INTS.set(bytes, 17, (int) BYTES_AS_INTS.get(bytes, 17) + 3);
    }
    UPDATED.incrementAndGet(box);
    UPDATED_WIDE.accumulateAndGet(box, 5, (a, b) -> a + b);
    String text;
    do {
      text = UPDATED_TEXT.get(box);
    } while (!UPDATED_TEXT.compareAndSet(box, text, text.length() < 50 ? text + "x" : "x"));
    do {
      text = (String) TEXTS.getAcquire(texts, 0);
    } while (!TEXTS.weakCompareAndSetPlain(texts, 0, text, text.length() < 50 ? text + "y" : "y"));
    do {
      text = (String) SHARED_TEXT.getVolatile();
    } while (!SHARED_TEXT.compareAndSet(text, text.length() < 50 ? text + "z" : "z"));
  }

  /** A spin lock made of acquire and release around a plain field. */
  private void spin() {
    while (!LOCKED.weakCompareAndSetAcquire(box, false, true)) {
      Thread.onSpinWait();
    }
    box.guarded++;
    ints[1] += 2;
    LOCKED.setRelease(box, false);
  }

  private void work(int me) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      count(i + me);
      spin();
    }
  }

  /** Plain data handed over by a release store and an acquire load, to and fro. */
  private void ball(int me, String[] wrong) {
    for (int i = 0; i < rounds; i++) {
      int turn = 2 * i + me;
      while ((int) INTS.getAcquire(ints, 2) != turn) {
        Thread.onSpinWait();
      }
      Object seen = REFERENCE.get(box);
      if (turn > 0 && (seen == null || ((int[]) seen)[0] != turn || ints[3] != turn)) {
        wrong[me] = "turn " + turn;
      }
      REFERENCE.set(box, new int[] {turn + 1});
      DECLARED_REFERENCE.setRelease(box, "turn");
      ints[3] = turn + 1;
      INTS.setRelease(ints, 2, turn + 1);
    }
  }

  private static void inThreads(Thread... threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Store buffering by volatile modes on plain fields: at least one thread sees the other. */
  private static boolean buffered(int rounds) throws InterruptedException {
    boolean held = true;
    for (int i = 0; i < rounds; i++) {
      Box x = new Box();
      Box y = new Box();
      int[] seen = new int[2];
      inThreads(
          new Thread(
              () -> {
                PLAIN.setVolatile(x, 1);
                seen[0] = (int) PLAIN.getVolatile(y);
              }),
          new Thread(
              () -> {
                PLAIN.setVolatile(y, 1);
                seen[1] = (int) PLAIN.getVolatile(x);
              }));
      held &= seen[0] + seen[1] > 0;
    }
    return held;
  }

  /** By method handles and reflection; one thread after the other. */
  private void handles(int me) throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle get = lookup.findGetter(Box.class, "guarded", int.class);
    MethodHandle set = lookup.findSetter(Box.class, "guarded", int.class);
    set.invoke(box, (int) get.invoke(box) + me);
    MethodHandle getDeclared = lookup.findGetter(Box.class, "declared", int.class);
    MethodHandle setDeclared = lookup.unreflectSetter(Box.class.getDeclaredField("declared"));
    setDeclared.invokeExact(box, (int) getDeclared.invokeExact(box) + me);
    MethodHandle getShared = lookup.findStaticGetter(Box.class, "shared", int.class);
    MethodHandle setShared = lookup.findStaticSetter(Box.class, "shared", int.class);
    setShared.invokeExact((int) getShared.invokeExact() + me);
    MethodHandle getElement = MethodHandles.arrayElementGetter(int[].class);
    MethodHandle setElement = MethodHandles.arrayElementSetter(int[].class);
    setElement.invokeExact(ints, 4, (int) getElement.invokeExact(ints, 4) + me);
    Field updated = Box.class.getDeclaredField("updated");
    updated.setInt(box, updated.getInt(box) + me);
    Field sharedDeclared = Box.class.getDeclaredField("sharedDeclared");
    sharedDeclared.set(null, (Long) sharedDeclared.get(null) + me);
  }

  private static String failure() {
    try {
      PLAIN.getAndAdd((Box) null, 1);
      return "none";
    } catch (NullPointerException e) {
      try {
        INTS.setVolatile(new int[2], 2, 1);
        return "none";
      } catch (IndexOutOfBoundsException f) {
        return "both";
      }
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    AccessModes modes = new AccessModes(rounds, threads);
    String[] wrong = new String[2];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                try {
                  modes.work(me);
                } catch (InterruptedException e) {
                  wrong[0] = "interrupted";
                }
              });
    }
    inThreads(workers);
    inThreads(new Thread(() -> modes.ball(0, wrong)), new Thread(() -> modes.ball(1, wrong)));
    for (int t = 1; t <= 3; t++) {
      int me = t;
      Thread user =
          new Thread(
              () -> {
                try {
                  modes.handles(me);
                } catch (Throwable e) {
                  wrong[0] = e.toString();
                }
              });
      inThreads(user);
    }
    int all = rounds * threads;
    Box box = modes.box;
    Checklist checks = new Checklist();
    checks.same("plain field", all, box.plain);
    checks.same("volatile field", all + 6, box.declared);
    checks.same("long field", (long) all << 33, box.wide);
    checks.same("spin lock", all + 6, box.guarded);
    checks.same("elements under it", 2 * all, modes.ints[1]);
    checks.same("static", all + 6, Box.shared);
    checks.same("volatile static", 2L * all + 6, Box.sharedDeclared);
    checks.same("elements", all, modes.ints[0] + modes.ints[modes.ints.length - 1]);
    checks.same("element by method handle", 6, modes.ints[4]);
    checks.same("bytes as ints", 3 * all, (int) BYTES_AS_INTS.get(modes.bytes, 17));
    checks.same("updater", all + 6, box.updated);
    checks.same("long updater", 5L * all, box.updatedWide);
    int length = all % 50 == 0 ? 50 : all % 50;
    checks.same(
        "texts",
        length + " " + length + " " + length,
        box.updatedText.length() + " " + modes.texts[0].length() + " " + Box.sharedText.length());
    checks.same("handed over", null, wrong[0] == null ? wrong[1] : wrong[0]);
    checks.same("turns", 2 * rounds, ((int[]) box.reference)[0]);
    checks.check("store buffering", buffered(Math.min(rounds, 20)));
    checks.same("exceptions", "both", failure());
    checks.finish();
  }
}
