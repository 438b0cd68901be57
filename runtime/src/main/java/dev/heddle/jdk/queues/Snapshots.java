package dev.heddle.jdk.queues;

import java.lang.reflect.Array;

/** The copying of elements as {@code Collection.toArray} asks for it. */
public final class Snapshots {
  private Snapshots() {}

  /** The first {@code size} elements in {@code wanted}, or in a new array of its type. */
  @SuppressWarnings("unchecked")
  public static <T> T[] into(T[] wanted, Object[] elements, int size) {
    T[] target = wanted;
    if (wanted.length < size) {
      target = (T[]) Array.newInstance(wanted.getClass().getComponentType(), size);
    } else if (wanted.length > size) {
      target[size] = null;
    }
    System.arraycopy(elements, 0, target, 0, size);
    return target;
  }

  /** As {@code AbstractCollection.toString}. */
  static String text(Object[] elements, Object self) {
    StringBuilder text = new StringBuilder("[");
    String separator = "";
    for (Object each : elements) {
      text.append(separator).append(each == self ? "(this Collection)" : each);
      separator = ", ";
    }
    return text.append(']').toString();
  }
}
