package dev.heddle.jdk.queues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands for {@link LinkedTransferQueue}. */
public class SharedLinkedTransferQueue<E> extends LinkedTransferQueue<E> {
  private final Exchange<E> exchange = new Exchange<>();

  public SharedLinkedTransferQueue() {}

  public SharedLinkedTransferQueue(Collection<? extends E> elements) {
    for (E element : elements) {
      exchange.leave(element);
    }
  }

  @Override
  public void put(E e) {
    exchange.leave(e);
  }

  @Override
  public boolean offer(E e, long timeout, TimeUnit unit) {
    exchange.leave(e);
    return true;
  }

  @Override
  public boolean offer(E e) {
    exchange.leave(e);
    return true;
  }

  @Override
  public boolean add(E e) {
    exchange.leave(e);
    return true;
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    if (elements == this) {
      throw new IllegalArgumentException();
    }
    for (E element : elements) {
      exchange.leave(element);
    }
    return !elements.isEmpty();
  }

  @Override
  public boolean tryTransfer(E e) {
    return exchange.offer(e);
  }

  @Override
  public void transfer(E e) throws InterruptedException {
    exchange.put(e, Long.MAX_VALUE);
  }

  @Override
  public boolean tryTransfer(E e, long timeout, TimeUnit unit) throws InterruptedException {
    return exchange.put(e, unit.toNanos(timeout));
  }

  @Override
  public E take() throws InterruptedException {
    return exchange.take(Long.MAX_VALUE);
  }

  @Override
  public E poll(long timeout, TimeUnit unit) throws InterruptedException {
    return exchange.take(unit.toNanos(timeout));
  }

  @Override
  public E poll() {
    return exchange.poll();
  }

  @Override
  public E peek() {
    return exchange.peek();
  }

  @Override
  public boolean isEmpty() {
    return exchange.peek() == null;
  }

  @Override
  public int size() {
    return exchange.waiting(true);
  }

  @Override
  public boolean hasWaitingConsumer() {
    return exchange.waiting(false) > 0;
  }

  @Override
  public int getWaitingConsumerCount() {
    return exchange.waiting(false);
  }

  @Override
  public int remainingCapacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean remove(Object element) {
    for (Party<E> each : exchange.putters()) {
      E item = each.item();
      if (item != null && item.equals(element) && exchange.remove(each)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean contains(Object element) {
    for (E item : items()) {
      if (item.equals(element)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void clear() {
    for (Party<E> each : exchange.putters()) {
      exchange.remove(each);
    }
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
  public boolean removeIf(Predicate<? super E> filter) {
    boolean removed = false;
    for (Party<E> each : exchange.putters()) {
      E item = each.item();
      removed |= item != null && filter.test(item) && exchange.remove(each);
    }
    return removed;
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    items().forEach(action);
  }

  private List<E> items() {
    List<E> items = new ArrayList<>();
    for (Party<E> each : exchange.putters()) {
      E item = each.item();
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  @Override
  public Object[] toArray() {
    return items().toArray();
  }

  @Override
  public <T> T[] toArray(T[] into) {
    return items().toArray(into);
  }

  @Override
  public Iterator<E> iterator() {
    return new PartyIterator<>(exchange);
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.CONCURRENT);
  }

  @Override
  public String toString() {
    return Snapshots.text(toArray(), this);
  }

  @Override
  public int drainTo(Collection<? super E> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public int drainTo(Collection<? super E> target, int most) {
    if (target == null) {
      throw new NullPointerException();
    }
    if (target == this) {
      throw new IllegalArgumentException();
    }
    int moved = 0;
    while (moved < most) {
      E element = poll();
      if (element == null) {
        break;
      }
      target.add(element);
      moved++;
    }
    return moved;
  }
}
