package dev.heddle.jdk.maps;

import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentSkipListSet;

/** Stands for {@link ConcurrentSkipListSet}. The super class is made and never used. */
public class SharedConcurrentSkipListSet<E> extends ConcurrentSkipListSet<E> {
  private final RangeSet<E, Boolean> set;

  public SharedConcurrentSkipListSet() {
    this((Comparator<? super E>) null);
  }

  public SharedConcurrentSkipListSet(Comparator<? super E> comparator) {
    set =
        new RangeSet<>(
            new RangeMap<>(new SortedTable<>(comparator), null, null, false), Boolean.TRUE);
  }

  public SharedConcurrentSkipListSet(Collection<? extends E> elements) {
    this((Comparator<? super E>) null);
    set.addAll(elements);
  }

  public SharedConcurrentSkipListSet(SortedSet<E> elements) {
    this(elements.comparator());
    set.addAll(elements);
  }

  @Override
  public SharedConcurrentSkipListSet<E> clone() {
    return new SharedConcurrentSkipListSet<>((SortedSet<E>) this);
  }

  @Override
  public boolean add(E e) {
    return set.add(e);
  }

  @Override
  public boolean contains(Object element) {
    return set.contains(element);
  }

  @Override
  public boolean remove(Object element) {
    return set.remove(element);
  }

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public boolean isEmpty() {
    return set.isEmpty();
  }

  @Override
  public void clear() {
    set.clear();
  }

  @Override
  public Iterator<E> iterator() {
    return set.iterator();
  }

  @Override
  public Iterator<E> descendingIterator() {
    return set.descendingIterator();
  }

  @Override
  public Comparator<? super E> comparator() {
    return set.comparator();
  }

  @Override
  public E first() {
    return set.first();
  }

  @Override
  public E last() {
    return set.last();
  }

  @Override
  public E lower(E e) {
    return set.lower(e);
  }

  @Override
  public E floor(E e) {
    return set.floor(e);
  }

  @Override
  public E ceiling(E e) {
    return set.ceiling(e);
  }

  @Override
  public E higher(E e) {
    return set.higher(e);
  }

  @Override
  public E pollFirst() {
    return set.pollFirst();
  }

  @Override
  public E pollLast() {
    return set.pollLast();
  }

  @Override
  public NavigableSet<E> descendingSet() {
    return set.descendingSet();
  }

  @Override
  public NavigableSet<E> subSet(E from, boolean fromInclusive, E to, boolean toInclusive) {
    return set.subSet(from, fromInclusive, to, toInclusive);
  }

  @Override
  public NavigableSet<E> headSet(E to, boolean inclusive) {
    return set.headSet(to, inclusive);
  }

  @Override
  public NavigableSet<E> tailSet(E from, boolean inclusive) {
    return set.tailSet(from, inclusive);
  }

  @Override
  public NavigableSet<E> subSet(E from, E to) {
    return set.subSet(from, to);
  }

  @Override
  public NavigableSet<E> headSet(E to) {
    return set.headSet(to);
  }

  @Override
  public NavigableSet<E> tailSet(E from) {
    return set.tailSet(from);
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    return set.removeAll(others);
  }

  @Override
  public Spliterator<E> spliterator() {
    return set.spliterator();
  }

  @Override
  public boolean equals(Object other) {
    return set.equals(other);
  }

  @Override
  public int hashCode() {
    return set.hashCode();
  }
}
