package dev.heddle.apps.collections;

import dev.heddle.apps.Checklist;
import java.util.Collection;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A priority queue as a stream, in each way there is: its spliterator is a final method. */
public class StreamedQueue {

  /** Iterates in order; its streams do not ask the iterator. */
  private static class Sorted extends PriorityQueue<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Integer> iterator() {
      return Collections.unmodifiableList(stream().sorted().collect(Collectors.toList()))
          .iterator();
    }

    long remaining() {
      return super.spliterator().estimateSize();
    }
  }

  private final PriorityQueue<Integer> queue = new PriorityQueue<>();
  private final Sorted sorted = new Sorted();
  private final IntSummaryStatistics sizes = new IntSummaryStatistics();

  private synchronized void add(int thread) {
    for (int i = 5; i > 0; i--) {
      queue.add(i * 10 + thread);
      sorted.add(thread * 10 + i);
    }
    queue.poll();
    sizes.accept(queue.size());
    print();
  }

  private void print() {
    Collection<Integer> plain = queue;
    Iterable<Integer> any = queue;
    Spliterator<Integer> half = queue.spliterator();
    Spliterator<Integer> other = half.trySplit();
    System.out.println(half.estimateSize() + " " + other.estimateSize());
    System.out.println(queue.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    System.out.println(plain.parallelStream().mapToInt(each -> each).sum());
    System.out.println(StreamSupport.stream(any.spliterator(), false).count());
    System.out.println(Collections.unmodifiableCollection(plain).stream().count());
    System.out.println(Stream.of(queue, sorted).flatMap(Collection::stream).count());
    System.out.println(sorted.stream().collect(Collectors.toList()) + " " + sorted.remaining());
    System.out.println(String.join(",", sorted.stream().map(String::valueOf).toList()));
    for (Integer each : sorted) {
      System.out.print(each + " ");
    }
    System.out.println();
  }

  /** As a framework would ask. */
  private int reflected() throws ReflectiveOperationException {
    return (int) IntSummaryStatistics.class.getMethod("getMax").invoke(sizes);
  }

  public static void main(String[] args) throws Exception {
    StreamedQueue shared = new StreamedQueue();
    for (int t = 1; t <= 3; t++) {
      int number = t;
      Thread thread = new Thread(() -> shared.add(number));
      thread.start();
      thread.join();
    }
    Checklist checks = new Checklist();
    synchronized (shared) {
      shared.print();
      checks.same("reflected", 12, shared.reflected());
      checks.same("streamed", 12L, shared.queue.stream().count());
      checks.same("made by the JDK", 3L, new PriorityQueue<>(List.of(3, 1, 2)).stream().count());
    }
    checks.finish();
  }
}
