package dev.heddle.heap.codec;

import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code List.of}, {@code Set.of}, {@code Map.of} and their kin. Sets and maps travel as the tables
 * they are, see {@link ImmutableTables}. Those whose keys are all the JDK's, with a class or enum
 * constant among them, are built anew by hashing, which runs no application code.
 */
final class ContainerCodec {
  private static final int LIST = 0;
  private static final int LIST_WITH_NULLS = 1;
  private static final int SET = 2;
  private static final int MAP = 3;
  private static final int SET_TABLE = 4;
  private static final int MAP_TABLE = 5;

  private ContainerCodec() {}

  /** Null for a class of collection that is not known, see {@link #reason}. */
  static Parts take(Object container) {
    if (container instanceof List<?> list) {
      Object[] elements = list.toArray();
      boolean nulls = Arrays.asList(elements).contains(null);
      return parts(nulls ? LIST_WITH_NULLS : LIST, elements);
    }
    if (container instanceof Set<?> set) {
      return isBuilt(set) ? parts(SET, set.toArray()) : parts(SET_TABLE, slots(set));
    }
    if (container instanceof Map<?, ?> map) {
      return map.size() == 1 || isBuilt(map.keySet())
          ? parts(MAP, pairs(map))
          : parts(MAP_TABLE, slots(map));
    }
    return null;
  }

  private static Object[] slots(Object collection) {
    return ImmutableTables.slots(collection);
  }

  private static Object[] pairs(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          pairs.add(key);
          pairs.add(value);
        });
    return pairs.toArray();
  }

  /** The JDK may have drawn the identity hash of a class or constant, another on each node. */
  private static boolean isBuilt(Set<?> keys) {
    boolean isOfNode = false;
    for (Object key : keys) {
      Kind kind = Kinds.of(key);
      isOfNode |= kind == Kind.ENUM || kind == Kind.CLASS;
    }
    return (isOfNode || keys.isEmpty()) && hashable(keys);
  }

  static String reason() {
    return "its elements' hashCode is application code, which a decoder must not run";
  }

  static boolean hashable(Set<?> keys) {
    for (Object key : keys) {
      if (key != null && !hashable(key)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hashable(Object key) {
    return switch (Kinds.of(key)) {
      case STRING, BOX, ENUM, CLASS, LEAF -> true;
      case OBJECT -> key instanceof Enum;
      default -> false;
    };
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
      case SET_TABLE -> ImmutableTables.set(elements);
      case MAP_TABLE -> ImmutableTables.map(elements);
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
