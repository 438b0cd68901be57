package dev.heddle.weave.programs;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each way in which something of the JDK comes to lie in what threads share, and ways that do not.
 */
@SuppressWarnings("all")
public class Shares {
  static final Scanner IN = new Scanner(System.in);
  static final SimpleDateFormat READ_BY_THREADS = new SimpleDateFormat();
  static final Object TYPED = new StringJoiner(",");
  static final ThreadLocal<Date> PER_THREAD = ThreadLocal.withInitial(() -> new Date());
  static final List<Object> WORKS = new ArrayList<>();
  static final VarHandle HANDLE = MethodHandles.arrayElementVarHandle(int[].class);
  static Calendar given;
  static Date[] elements = new Date[4];

  static class Task implements Runnable {
    final Object passed;
    final StringBuilder field = new StringBuilder();
    final Map<String, Object> map = new HashMap<>();
    Instant value = Instant.now();
    PrintStream out = System.out;

    Task(Object passed) {
      this.passed = passed;
      map.computeIfAbsent("key", key -> new java.util.WeakHashMap<>());
    }

    @Override
    public void run() {
      StringBuilder local = new StringBuilder();
      local.append(READ_BY_THREADS.format(PER_THREAD.get())).append(TYPED).append(WORKS);
      given = Calendar.getInstance();
      elements[0] = new Date(5);
      WORKS.add(new ByteArrayOutputStream());
      out.println(local.append(passed));
    }
  }

  static class OwnStream extends java.io.FilterInputStream {
    OwnStream(InputStream in) {
      super(in);
    }
  }

  static class Sum extends RecursiveTask<Integer> {
    final StringBuilder local = new StringBuilder();

    @Override
    protected Integer compute() {
      return local.length();
    }
  }

  static class NeverShared {
    Date date = new Date();
    List<StringBuilder> list = new ArrayList<>();
  }

  public static void main(String[] arguments) throws Exception {
    NeverShared kept = new NeverShared();
    kept.list.add(new StringBuilder(IN.next()));
    thread(new java.util.Random());
    collections();
    captured();
    new ForkJoinPool().invoke(new Sum());
    views();
  }

  static void thread(Object works) {
    new Thread(new Task(new java.util.StringTokenizer("a b"))).start();
    new Thread(new Task(works)).start();
  }

  static void collections() throws Exception {
    ConcurrentHashMap<String, Object> map = new ConcurrentHashMap<>();
    map.put("lines", Files.readAllLines(Path.of("x")));
    map.put("copied", new ArrayList<>(Files.readAllLines(Path.of("x"))));
    map.put("buffer", ByteBuffer.allocate(8));
    map.put("own", new OwnStream(System.in));
    map.put("collected", Stream.of("a").collect(Collectors.toList()));
    map.put("stream", Stream.of("a").map(text -> new StringBuilder(text)));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.submit(() -> map.size());
  }

  static void captured() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    new Thread(() -> System.out.println(stream)).start();
    Date date = new Date();
    Thread inner =
        new Thread() {
          @Override
          public void run() {
            System.out.println(date);
          }
        };
    inner.start();
  }

  static void views() throws Exception {
    MethodHandle refused = HANDLE.toMethodHandle(VarHandle.AccessMode.GET);
    int[] shared = new int[4];
    IntBuffer view = IntBuffer.wrap(shared).asReadOnlyBuffer();
    IntBuffer unshared = IntBuffer.wrap(new int[4]).asReadOnlyBuffer();
    new Thread(() -> shared[0]++).start();
    new URLClassLoader(new URL[0]).close();
  }
}
