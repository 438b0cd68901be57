package dev.heddle.jdk.queues;

import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link ConcurrentLinkedQueue}. */
public class SharedConcurrentLinkedQueue<E> extends ConcurrentLinkedQueue<E> {
  private final Chain<E> chain;

  public SharedConcurrentLinkedQueue() {
    chain = new Chain<>(Integer.MAX_VALUE, true);
  }

  public SharedConcurrentLinkedQueue(Collection<? extends E> elements) {
    this();
    chain.addAll(elements, null);
  }

  @Override
  public boolean add(E e) {
    return chain.offer(e, false);
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
