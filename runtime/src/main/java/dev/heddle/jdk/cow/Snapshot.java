package dev.heddle.jdk.cow;

import java.util.Objects;

/** Elements that do not change. */
final class Snapshot {
  private final Object[] elements;

  /** Takes the array over. */
  Snapshot(Object[] elements) {
    this.elements = elements;
  }

  int size() {
    return elements.length;
  }

  /** Not to be changed. */
  Object[] array() {
    return elements;
  }

  Object get(int index) {
    return elements[index];
  }

  /** A copy of the elements in between. */
  Object[] copy(int from, int to) {
    Object[] copy = new Object[to - from];
    System.arraycopy(elements, from, copy, 0, copy.length);
    return copy;
  }

  int indexOf(Object element, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Objects.equals(element, elements[i])) {
        return i;
      }
    }
    return -1;
  }

  int lastIndexOf(Object element, int from, int last) {
    for (int i = last; i >= from; i--) {
      if (Objects.equals(element, elements[i])) {
        return i;
      }
    }
    return -1;
  }

  Snapshot with(int index, Object element) {
    Object[] changed = copy(0, elements.length);
    changed[index] = element;
    return new Snapshot(changed);
  }

  /** The same with others in place of those in between. */
  Snapshot replacing(int from, int to, Object[] others) {
    Object[] changed = new Object[elements.length - (to - from) + others.length];
    System.arraycopy(elements, 0, changed, 0, from);
    System.arraycopy(others, 0, changed, from, others.length);
    System.arraycopy(elements, to, changed, from + others.length, elements.length - to);
    return new Snapshot(changed);
  }
}
