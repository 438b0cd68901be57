package dev.heddle.heap.codec;

import dev.heddle.heap.share.Kinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code List.of}, {@code Set.of}, {@code Map.of} and their kin. Sets and maps are rebuilt by
 * hashing, so their elements and keys must be such that this calls no application code; their
 * iteration order is the JVM's own.
 */
final class ContainerCodec {
  private static final int LIST = 0;
  private static final int LIST_WITH_NULLS = 1;
  private static final int SET = 2;
  private static final int MAP = 3;

  private ContainerCodec() {}

  /** Null where the collection cannot travel, see {@link #reason}. */
  static Parts take(Object container) {
    if (container instanceof List<?> list) {
      Object[] elements = list.toArray();
      boolean nulls = Arrays.asList(elements).contains(null);
      return parts(nulls ? LIST_WITH_NULLS : LIST, elements);
    }
    if (container instanceof Set<?> set) {
      return hashable(set) ? parts(SET, set.toArray()) : null;
    }
    if (container instanceof Map<?, ?> map) {
      List<Object> pairs = new ArrayList<>();
      map.forEach(
          (key, value) -> {
            pairs.add(key);
            pairs.add(value);
          });
      return hashable(map.keySet()) ? parts(MAP, pairs.toArray()) : null;
    }
    return null;
  }

  static String reason() {
    return "its elements' hashCode is application code, which a decoder must not run";
  }

  private static boolean hashable(Set<?> keys) {
    for (Object key : keys) {
      boolean safe =
          switch (Kinds.of(key)) {
            case STRING, BOX, ENUM, CLASS, LEAF -> true;
            case OBJECT -> key instanceof Enum;
            default -> false;
          };
      if (!safe) {
        return false;
      }
    }
    return true;
  }

  private static Parts parts(int shape, Object[] children) {
    return new Parts(
        children,
        sink -> {
          sink.out().writeByte(shape);
          sink.out().writeNumber(children.length);
          for (Object child : children) {
            sink.reference(child);
          }
        });
  }

  static Object read(TableSource source) {
    int shape = source.in().readByte();
    Object[] elements = new Object[source.in().readCount()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = source.reference();
    }
    return switch (shape) {
      case LIST -> List.of(elements);
      case LIST_WITH_NULLS -> Arrays.stream(elements).toList();
      case SET -> Set.of(elements);
      case MAP -> map(elements);
      default -> throw new IllegalArgumentException("container shape " + shape);
    };
  }

  private static Object map(Object[] pairs) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics can only be made raw
    Map.Entry<Object, Object>[] entries = new Map.Entry[pairs.length / 2];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Map.entry(pairs[2 * i], pairs[2 * i + 1]);
    }
    return Map.ofEntries(entries);
  }
}
