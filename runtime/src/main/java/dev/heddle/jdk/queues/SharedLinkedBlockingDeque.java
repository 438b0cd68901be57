package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link LinkedBlockingDeque}. */
public class SharedLinkedBlockingDeque<E> extends LinkedBlockingDeque<E> {
  private final Chain<E> chain;

  public SharedLinkedBlockingDeque() {
    this(Integer.MAX_VALUE);
  }

  public SharedLinkedBlockingDeque(int capacity) {
    super(1);
    chain = new Chain<>(capacity, false);
  }

  public SharedLinkedBlockingDeque(Collection<? extends E> elements) {
    this(Integer.MAX_VALUE);
    chain.addAll(elements, null);
  }

  @Override
  public boolean add(E e) {
    addLast(e);
    return true;
  }

  @Override
  public void addFirst(E e) {
    if (!chain.offer(e, true)) {
      throw new IllegalStateException("Deque full");
    }
  }

  @Override
  public void addLast(E e) {
    if (!chain.offer(e, false)) {
      throw new IllegalStateException("Deque full");
    }
  }

  @Override
  public boolean offerFirst(E e) {
    return chain.offer(e, true);
  }

  @Override
  public boolean offerLast(E e) {
    return chain.offer(e, false);
  }

  @Override
  public E pollFirst() {
    return chain.poll(true);
  }

  @Override
  public E pollLast() {
    return chain.poll(false);
  }

  @Override
  public E peekFirst() {
    return chain.peek(true);
  }

  @Override
  public E peekLast() {
    return chain.peek(false);
  }

  @Override
  public E getFirst() {
    return Chain.orThrow(chain.peek(true));
  }

  @Override
  public E getLast() {
    return Chain.orThrow(chain.peek(false));
  }

  @Override
  public E element() {
    return getFirst();
  }

  @Override
  public E removeFirst() {
    return Chain.orThrow(chain.poll(true));
  }

  @Override
  public E removeLast() {
    return Chain.orThrow(chain.poll(false));
  }

  @Override
  public E remove() {
    return removeFirst();
  }

  @Override
  public E pop() {
    return removeFirst();
  }

  @Override
  public void push(E e) {
    addFirst(e);
  }

  @Override
  public boolean removeFirstOccurrence(Object element) {
    return chain.remove(element, true);
  }

  @Override
  public boolean removeLastOccurrence(Object element) {
    return chain.remove(element, false);
  }

  @Override
  public Iterator<E> descendingIterator() {
    return new ChainIterator<>(chain, false);
  }

  @Override
  public void putFirst(E e) throws InterruptedException {
    chain.put(e, true);
  }

  @Override
  public void putLast(E e) throws InterruptedException {
    chain.put(e, false);
  }

  @Override
  public boolean offerFirst(E e, long timeout, TimeUnit unit) throws InterruptedException {
    return chain.offer(e, true, timeout, unit);
  }

  @Override
  public boolean offerLast(E e, long timeout, TimeUnit unit) throws InterruptedException {
    return chain.offer(e, false, timeout, unit);
  }

  @Override
  public E takeFirst() throws InterruptedException {
    return chain.take(true);
  }

  @Override
  public E takeLast() throws InterruptedException {
    return chain.take(false);
  }

  @Override
  public E pollFirst(long timeout, TimeUnit unit) throws InterruptedException {
    return chain.poll(true, timeout, unit);
  }

  @Override
  public E pollLast(long timeout, TimeUnit unit) throws InterruptedException {
    return chain.poll(false, timeout, unit);
  }

  @Override
  public int size() {
    return chain.size();
  }

  @Override
  public boolean isEmpty() {
    return chain.isEmpty();
  }

  @Override
  public boolean offer(E e) {
    return chain.offer(e, false);
  }

  @Override
  public E poll() {
    return chain.poll(true);
  }

  @Override
  public E peek() {
    return chain.peek(true);
  }

  @Override
  public boolean remove(Object element) {
    return chain.remove(element, true);
  }

  @Override
  public boolean contains(Object element) {
    return chain.contains(element);
  }

  @Override
  public void clear() {
    chain.clear();
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    return chain.addAll(elements, this);
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return chain.removeIf(others::contains);
  }

  @Override
  public boolean retainAll(Collection<?> others) {
    if (others == null) {
      throw new NullPointerException();
    }
    return chain.removeIf(each -> !others.contains(each));
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    return chain.removeIf(filter);
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    chain.forEach(action);
  }

  @Override
  public Object[] toArray() {
    return chain.toArray();
  }

  @Override
  public <T> T[] toArray(T[] into) {
    Object[] all = chain.toArray();
    return Snapshots.into(into, all, all.length);
  }

  @Override
  public Iterator<E> iterator() {
    return new ChainIterator<>(chain, true);
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.CONCURRENT);
  }

  @Override
  public String toString() {
    return Snapshots.text(chain.toArray(), this);
  }

  @Override
  public int remainingCapacity() {
    return chain.room();
  }

  @Override
  public void put(E e) throws InterruptedException {
    chain.put(e, false);
  }

  @Override
  public boolean offer(E e, long timeout, TimeUnit unit) throws InterruptedException {
    return chain.offer(e, false, timeout, unit);
  }

  @Override
  public E take() throws InterruptedException {
    return chain.take(true);
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return chain.poll(true, timeout, unit);
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
    return chain.drainTo(target, most);
  }
}
