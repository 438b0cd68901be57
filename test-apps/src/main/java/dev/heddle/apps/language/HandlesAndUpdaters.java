package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Atomic operations on a program's own fields: field updaters and VarHandles, as lock-free classes
 * use them.
 *
 * <p>Usage: {@code HandlesAndUpdaters [rounds] [threads]}.
 */
public class HandlesAndUpdaters {

  static class Node {
    final int value;
    Node next;

    Node(int value) {
      this.value = value;
    }
  }

  /** Treiber's stack. */
  static class Stack {
    private static final AtomicReferenceFieldUpdater<Stack, Node> HEAD =
        AtomicReferenceFieldUpdater.newUpdater(Stack.class, Node.class, "head");
    private static final AtomicIntegerFieldUpdater<Stack> SIZE =
        AtomicIntegerFieldUpdater.newUpdater(Stack.class, "size");

    private volatile Node head;
    private volatile int size;

    void push(int value) {
      Node node = new Node(value);
      do {
        node.next = head;
      } while (!HEAD.compareAndSet(this, node.next, node));
      SIZE.incrementAndGet(this);
    }

    Node pop() {
      for (; ; ) {
        Node top = head;
        if (top == null) {
          return null;
        }
        if (HEAD.compareAndSet(this, top, top.next)) {
          SIZE.decrementAndGet(this);
          return top;
        }
      }
    }
  }

  static class Counter {
    private static final VarHandle VALUE;

    static {
      try {
        VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile long value;

    void add(long amount) {
      VALUE.getAndAdd(this, amount);
    }

    void keepLargest(long candidate) {
      long seen = (long) VALUE.getVolatile(this);
      while (candidate > seen && !VALUE.compareAndSet(this, seen, candidate)) {
        seen = (long) VALUE.getVolatile(this);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 2000);
    int threads = Args.threads(args, 4);
    Stack stack = new Stack();
    Counter sum = new Counter();
    Counter largest = new Counter();
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  stack.push(me * rounds + i);
                  if (i % 2 == 0) {
                    sum.add(stack.pop().value);
                  }
                  largest.keepLargest(me * rounds + i);
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    Checklist checks = new Checklist();
    int left = rounds / 2 * threads;
    checks.same("left on the stack", left, stack.size);
    long total = sum.value;
    int popped = 0;
    for (Node node = stack.pop(); node != null; node = stack.pop()) {
      total += node.value;
      popped++;
    }
    long all = (long) rounds * threads;
    checks.same("popped", left, popped);
    checks.same("sum", all * (all - 1) / 2, total);
    checks.same("largest", all - 1, largest.value);
    checks.finish();
  }
}
