package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link ConcurrentLinkedDeque}. */
public class SharedConcurrentLinkedDeque<E> extends ConcurrentLinkedDeque<E> {
  private final Chain<E> chain;

  public SharedConcurrentLinkedDeque() {
    chain = new Chain<>(Integer.MAX_VALUE, true);
  }

  public SharedConcurrentLinkedDeque(Collection<? extends E> elements) {
    this();
    chain.addAll(elements, null);
  }

  @Override
  public boolean add(E e) {
    addLast(e);
    return true;
  }

  @Override
  public void addFirst(E e) {
    chain.offer(e, true);
  }

  @Override
  public void addLast(E e) {
    chain.offer(e, false);
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
}
