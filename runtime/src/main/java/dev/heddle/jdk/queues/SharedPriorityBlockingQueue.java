package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link PriorityBlockingQueue}. */
public class SharedPriorityBlockingQueue<E> extends PriorityBlockingQueue<E> {
  private final WaitingHeap<E> heap;

  public SharedPriorityBlockingQueue() {
    this(11, null);
  }

  public SharedPriorityBlockingQueue(int initialCapacity) {
    this(initialCapacity, null);
  }

  public SharedPriorityBlockingQueue(int initialCapacity, Comparator<? super E> comparator) {
    super(1);
    heap = new WaitingHeap<>(initialCapacity, comparator);
  }

  public SharedPriorityBlockingQueue(Collection<? extends E> elements) {
    this(Math.max(1, elements.size()), comparatorOf(elements));
    for (E element : elements) {
      heap.add(element);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E> Comparator<? super E> comparatorOf(Collection<? extends E> elements) {
    if (elements instanceof SortedSet<?>) {
      return ((SortedSet<E>) elements).comparator();
    }
    return elements instanceof PriorityBlockingQueue<?>
        ? ((PriorityBlockingQueue<E>) elements).comparator()
        : null;
  }

  @Override
  public boolean add(E e) {
    heap.add(e);
    return true;
  }

  @Override
  public boolean offer(E e) {
    heap.add(e);
    return true;
  }

  @Override
  public void put(E e) {
    heap.add(e);
  }

  @Override
  public boolean offer(E e, long timeout, TimeUnit unit) {
    heap.add(e);
    return true;
  }

  @Override
  public E poll() {
    return heap.poll();
  }

  @Override
  public E take() throws InterruptedException {
    return heap.poll(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return heap.poll(timeout, unit);
  }

  @Override
  public E peek() {
    return heap.peek();
  }

  @Override
  public int size() {
    return heap.size();
  }

  @Override
  public boolean isEmpty() {
    return heap.size() == 0;
  }

  @Override
  public int remainingCapacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean remove(Object element) {
    return heap.remove(element, false);
  }

  @Override
  public boolean contains(Object element) {
    return heap.contains(element);
  }

  @Override
  public void clear() {
    heap.clear();
  }

  @Override
  public Object[] toArray() {
    return heap.toArray();
  }

  @Override
  public <T> T[] toArray(T[] into) {
    Object[] all = heap.toArray();
    return Snapshots.into(into, all, all.length);
  }

  @Override
  public Iterator<E> iterator() {
    return new HeapIterator<>(heap);
  }

  @Override
  public String toString() {
    return Snapshots.text(heap.toArray(), this);
  }

  @Override
  public int drainTo(Collection<? super E> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public int drainTo(Collection<? super E> target, int most) {
    if (target == this) {
      throw new IllegalArgumentException();
    }
    return heap.drainTo(target, most);
  }

  @Override
  public Comparator<? super E> comparator() {
    return heap.comparator();
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    if (filter == null) {
      throw new NullPointerException();
    }
    return heap.removeIf(filter);
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return removeIf(others::contains);
  }

  @Override
  public boolean retainAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return removeIf(each -> !others.contains(each));
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    for (Iterator<E> each = iterator(); each.hasNext(); ) {
      action.accept(each.next());
    }
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.NONNULL);
  }
}
