package dev.heddle.jdk.queues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The JDK's own queues are the oracle for one thread; for many, nothing is lost or doubled. */
@SuppressWarnings("StatementSwitchToExpressionSwitch") // returns in blocks
class QueuesTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 200;

  @Test
  void dequesDoWhatTheJdksDo() {
    for (int seed = 0; seed < SEEDS; seed++) {
      compare(seed, new LinkedBlockingDeque<>(5), new SharedLinkedBlockingDeque<>(5));
      compare(seed, new ConcurrentLinkedDeque<>(), new SharedConcurrentLinkedDeque<>());
    }
  }

  @Test
  void queuesDoWhatTheJdksDo() {
    for (int seed = 0; seed < SEEDS; seed++) {
      compareQueues(seed, new LinkedTransferQueue<>(), new SharedLinkedTransferQueue<>());
      compareQueues(seed, new PriorityBlockingQueue<>(), new SharedPriorityBlockingQueue<>());
    }
  }

  private static void compare(int seed, Deque<Integer> expected, Deque<Integer> actual) {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      int kind = random.nextInt(12);
      int value = random.nextInt(6);
      assertEquals(step(expected, kind, value), step(actual, kind, value), "seed " + seed);
      assertEquals(expected.toString(), actual.toString());
    }
  }

  private static Object step(Deque<Integer> deque, int kind, int value) {
    switch (kind) {
      case 0:
        return deque.offerFirst(value);
      case 1:
        return deque.pollLast();
      case 2:
        return deque.removeLastOccurrence(value);
      case 3:
        return deque.peekLast();
      case 4:
        return walk(deque, deque.iterator());
      case 5:
        return walk(deque, deque.descendingIterator());
      default:
        return step((Queue<Integer>) deque, kind, value);
    }
  }

  /** Removes by the iterator and behind its back, at both ends. */
  private static String walk(Deque<Integer> deque, Iterator<Integer> elements) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; elements.hasNext(); i++) {
      seen.append(elements.next());
      switch (i) {
        case 0 -> deque.offerLast(9);
        case 1 -> elements.remove();
        case 2 -> deque.pollFirst();
        case 3 -> deque.pollLast();
        default -> {}
      }
    }
    return seen.toString();
  }

  private static void compareQueues(int seed, Queue<Integer> expected, Queue<Integer> actual) {
    Random random = new Random(seed);
    for (int i = 0; i < STEPS; i++) {
      int kind = 6 + random.nextInt(8);
      int value = random.nextInt(6);
      assertEquals(step(expected, kind, value), step(actual, kind, value), "seed " + seed);
      assertEquals(expected.toString(), actual.toString());
    }
  }

  private static Object step(Queue<Integer> queue, int kind, int value) {
    switch (kind) {
      case 6:
        return queue.poll();
      case 7:
        return queue.remove(value);
      case 8:
        return queue.contains(value) + " " + queue.size() + " " + queue.peek();
      case 9:
        return queue.removeAll(List.of(value));
      default:
        return queue.offer(value);
    }
  }

  @Test
  void handEveryElementToOneTaker() throws InterruptedException {
    for (BlockingQueue<Integer> queue :
        List.of(
            new SharedArrayBlockingQueue<Integer>(3),
            new SharedLinkedBlockingQueue<Integer>(),
            new SharedLinkedBlockingDeque<Integer>(1),
            new SharedSynchronousQueue<Integer>(),
            new SharedLinkedTransferQueue<Integer>(),
            new SharedPriorityBlockingQueue<Integer>())) {
      handOver(queue, 3000);
    }
  }

  private static void handOver(BlockingQueue<Integer> queue, int each) throws InterruptedException {
    AtomicLong sum = new AtomicLong();
    Thread[] threads = new Thread[6];
    for (int t = 0; t < threads.length; t++) {
      boolean puts = t % 2 == 0;
      threads[t] =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < each; i++) {
                    if (puts) {
                      put(queue, i);
                    } else {
                      sum.addAndGet(i % 4 == 0 ? queue.poll(1, TimeUnit.MINUTES) : queue.take());
                    }
                  }
                } catch (InterruptedException e) {
                  sum.set(-1);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(3L * each * (each - 1) / 2, sum.get(), queue.getClass().getName());
    assertTrue(queue.isEmpty());
  }

  private static void put(BlockingQueue<Integer> queue, int value) throws InterruptedException {
    if (value % 3 != 0) {
      queue.put(value);
      return;
    }
    boolean done = false;
    while (!done) {
      done = queue.offer(value, 1, TimeUnit.MILLISECONDS);
    }
  }
}
