package dev.heddle.weave.programs;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.logging.Logger;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each way in which something of the JDK comes to lie in what threads share, and ways that do not.
 */
@SuppressWarnings("all")
public class Shares {
  static final Scanner IN = new Scanner(System.in);
  static final Formatter READ_BY_THREADS = new Formatter();
  static final Object TYPED = new StringReader("x");
  static final ThreadLocal<Scanner> PER_THREAD =
      ThreadLocal.withInitial(() -> new Scanner(System.in));
  static final List<Object> WORKS = new ArrayList<>();
  static final VarHandle HANDLE = MethodHandles.arrayElementVarHandle(int[].class);
  static final Logger LOG = Logger.getLogger("x");
  static final Logger UNNAMED = Logger.getAnonymousLogger();
  static final ThreadLocal<Scanner> OWN =
      new ThreadLocal<>() {
        @Override
        protected Scanner initialValue() {
          return new Scanner("");
        }
      };
  static final ThreadLocal<Integer> OF_NUMBER = new OwnLocal(5);
  static BreakIterator given;
  static Scanner[] elements = new Scanner[4];

  static class Task implements Runnable {
    final Object passed;
    final Formatter field = new Formatter();
    final StringBuilder whole = new StringBuilder();
    final Calendar calendar = Calendar.getInstance();
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
      local.append(READ_BY_THREADS.format(PER_THREAD.get().next())).append(TYPED).append(WORKS);
      local.append(LOG).append(UNNAMED).append(OWN.get()).append(OF_NUMBER.get());
      given = BreakIterator.getWordInstance();
      elements[0] = new Scanner("5");
      WORKS.add(new PipedInputStream());
      out.println(local.append(passed));
    }
  }

  static class OwnStream extends java.io.FilterInputStream {
    OwnStream(InputStream in) {
      super(in);
    }
  }

  static class Sum extends RecursiveTask<Integer> {
    final Scanner local = new Scanner("5");

    @Override
    protected Integer compute() {
      return local.nextInt();
    }
  }

  static class OwnLocal extends ThreadLocal<Integer> {
    final int first;

    OwnLocal(int first) {
      this.first = first;
    }

    @Override
    protected Integer initialValue() {
      return first;
    }
  }

  /** Of the JDK's objects that have a name, are made anew or hold functions only. */
  static class Named extends Thread {
    final Logger log = Logger.getLogger("x");
    final Logger unnamed = Logger.getAnonymousLogger();
    final Override annotation = Named.class.getAnnotation(Override.class);
    final TemporalQuery<?> query = TemporalQueries.zoneId();
    final Collector<String, ?, Integer> collector =
        Collector.of(() -> new Scanner(""), (made, text) -> {}, (a, b) -> a, Scanner::nextInt);
    final ThreadLocal<Scanner> local = ThreadLocal.withInitial(() -> new Scanner(""));
    final ThreadLocal<String> captured;
    final OutputStream sink;
    Object flat;

    Named(OutputStream sink) {
      StringReader reader = new StringReader("");
      captured = ThreadLocal.withInitial(() -> reader.toString());
      this.sink = sink;
    }

    @Override
    public void run() {
      flat = Stream.of("a").flatMap(text -> Stream.of(new Date())).collect(Collectors.toList());
    }
  }

  static class NeverShared {
    Scanner scanner = new Scanner("");
    List<Formatter> list = new ArrayList<>();
  }

  public static void main(String[] arguments) throws Exception {
    NeverShared kept = new NeverShared();
    kept.list.add(new Formatter(IN.next()));
    thread(new java.util.Random());
    collections();
    captured();
    new ForkJoinPool().invoke(new Sum());
    views();
    new Named(Files.newOutputStream(Path.of("x"))).start();
  }

  static void thread(Object works) {
    new Thread(new Task(new java.util.zip.CRC32())).start();
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
    PipedOutputStream stream = new PipedOutputStream();
    new Thread(() -> System.out.println(stream)).start();
    StringReader reader = new StringReader("x");
    Thread inner =
        new Thread() {
          @Override
          public void run() {
            System.out.println(reader);
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
