package dev.heddle.heap.codec;

import dev.heddle.heap.raw.Raw;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/**
 * The insides of {@code Set.of} and {@code Map.of}: a hash table without salt, so that a copy of it
 * is probed by the hash codes of the elements as the original is, and building it asks them for
 * nothing. The salt only says where an iterator begins, and in which direction it goes.
 */
public final class ImmutableTables {
  private static final Class<?> SMALL_SET = Set.of(1).getClass();
  private static final Class<?> SET = Set.of(1, 2, 3).getClass();
  private static final Class<?> MAP = Map.of(1, 1, 2, 2).getClass();

  private static final long FIRST = Raw.offset(SMALL_SET, "e0");
  private static final long SECOND = Raw.offset(SMALL_SET, "e1");
  private static final long ELEMENTS = Raw.offset(SET, "elements");
  private static final long SET_SIZE = Raw.offset(SET, "size");
  private static final long TABLE = Raw.offset(MAP, "table");
  private static final long MAP_SIZE = Raw.offset(MAP, "size");

  /** What a set of one has in place of the second. */
  private static final Object NONE = Raw.getReference(Set.of(1), SECOND);

  private static final long SALT = 0x5bd1e995L;

  private ImmutableTables() {}

  /** Has the collections of this JVM iterate as those of the other nodes do; early in a run. */
  public static void fixIterationOrder() {
    Class<?> owner = SET.getNestHost();
    try {
      Field salt = owner.getDeclaredField("SALT32L");
      Raw.put(Raw.staticBase(salt), Raw.staticOffset(salt), 8, SALT);
      Field reverse = owner.getDeclaredField("REVERSE");
      Raw.put(Raw.staticBase(reverse), Raw.staticOffset(reverse), 1, SALT & 1);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("unsupported JVM: no salt in " + owner.getName(), e);
    }
  }

  /** The slots of a set or map of these classes, null where nothing is in one. */
  static Object[] slots(Object collection) {
    if (collection.getClass() == SMALL_SET) {
      Object second = Raw.getReference(collection, SECOND);
      return new Object[] {Raw.getReference(collection, FIRST), second == NONE ? null : second};
    }
    boolean isSet = collection.getClass() == SET;
    return ((Object[]) Raw.getReference(collection, isSet ? ELEMENTS : TABLE)).clone();
  }

  static Object set(Object[] slots) {
    if (slots.length == 2) {
      Object made = Raw.allocate(SMALL_SET);
      Raw.putReference(made, FIRST, slots[0]);
      Raw.putReference(made, SECOND, slots[1] == null ? NONE : slots[1]);
      return made;
    }
    return filled(Raw.allocate(SET), ELEMENTS, SET_SIZE, slots, 1);
  }

  static Object map(Object[] slots) {
    return filled(Raw.allocate(MAP), TABLE, MAP_SIZE, slots, 2);
  }

  private static Object filled(
      Object made, long table, long size, Object[] slots, int slotsPerElement) {
    int filled = 0;
    for (Object slot : slots) {
      filled += slot == null ? 0 : 1;
    }
    Raw.putReference(made, table, slots);
    Raw.put(made, size, 4, filled / slotsPerElement);
    return made;
  }
}
