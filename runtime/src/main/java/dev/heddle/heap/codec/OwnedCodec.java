package dev.heddle.heap.codec;

import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.share.Kinds;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an immutable JDK object refers to: arrays, and collections of the JDK's own making, are
 * copied in place, for nobody else has them; all else is a reference. Nothing is as deep as to need
 * a stack of its own.
 */
final class OwnedCodec {
  private static final int REFERENCE = 0;
  private static final int ARRAY = 1;
  private static final int PRIMITIVES = 2;
  private static final int LIST = 3;
  private static final int SET = 4;
  private static final int MAP = 5;

  /** Beside these only what {@code Collections.unmodifiableX} wraps around one of them. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.Collections$SingletonMap",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.TreeMap",
          "java.util.TreeSet");

  private static final String UNMODIFIABLE = "java.util.Collections$Unmodifiable";

  private OwnedCodec() {}

  private static int shape(Object value) {
    if (value == null) {
      return REFERENCE;
    }
    if (value.getClass().isArray()) {
      return value instanceof Object[] ? ARRAY : PRIMITIVES;
    }
    String name = value.getClass().getName();
    boolean isWrapper = name.startsWith(UNMODIFIABLE) && !Kinds.isCopy(value.getClass());
    if (!isWrapper && !COLLECTIONS.contains(name)) {
      return REFERENCE;
    }
    return value instanceof List ? LIST : value instanceof Set ? SET : MAP;
  }

  /**
   * Adds what the value refers to after copying; false where the copy could only be made by running
   * hashCode of the program's.
   */
  static boolean addReferences(Object value, List<Object> references) {
    return switch (shape(value)) {
      case REFERENCE -> references.add(value);
      case PRIMITIVES -> true;
      case ARRAY -> addAll(Arrays.asList((Object[]) value), references);
      case MAP -> {
        Map<?, ?> map = (Map<?, ?>) value;
        yield ContainerCodec.hashable(map.keySet())
            && addAll(map.keySet(), references)
            && addAll(map.values(), references);
      }
      case SET -> ContainerCodec.hashable((Set<?>) value) && addAll((Set<?>) value, references);
      default -> addAll((List<?>) value, references);
    };
  }

  private static boolean addAll(Collection<?> values, List<Object> references) {
    boolean all = true;
    for (Object value : values) {
      all &= addReferences(value, references);
    }
    return all;
  }

  static void write(Object value, TableSink sink) {
    int shape = shape(value);
    sink.out().writeByte(shape);
    switch (shape) {
      case REFERENCE -> sink.reference(value);
      case PRIMITIVES -> writePrimitives(value, sink);
      case ARRAY -> {
        sink.type(value.getClass().getComponentType());
        writeAll(Arrays.asList((Object[]) value), sink);
      }
      case MAP -> {
        Map<?, ?> map = (Map<?, ?>) value;
        writeAll(map.keySet(), sink);
        writeAll(map.values(), sink);
      }
      default -> writeAll((Collection<?>) value, sink);
    }
  }

  private static void writePrimitives(Object array, TableSink sink) {
    Class<?> component = array.getClass().getComponentType();
    int length = Array.getLength(array);
    byte[] bytes = new byte[length * ArrayMemory.width(component)];
    ArrayMemory.toBytes(array, 0, length, bytes, 0);
    sink.type(component);
    sink.out().writeBytes(bytes);
  }

  private static Object readPrimitives(TableSource source) {
    Class<?> component = source.type();
    byte[] bytes = source.in().readBytes();
    int length = bytes.length / ArrayMemory.width(component);
    Object array = Array.newInstance(component, length);
    ArrayMemory.fromBytes(bytes, 0, array, 0, length);
    return array;
  }

  private static void writeAll(Collection<?> values, TableSink sink) {
    sink.out().writeNumber(values.size());
    for (Object value : values) {
      write(value, sink);
    }
  }

  static Object read(TableSource source) {
    int shape = source.in().readByte();
    return switch (shape) {
      case REFERENCE -> source.reference();
      case PRIMITIVES -> readPrimitives(source);
      case ARRAY -> {
        Class<?> component = source.type();
        List<Object> elements = readAll(source);
        yield elements.toArray((Object[]) Array.newInstance(component, 0));
      }
      case LIST -> Collections.unmodifiableList(readAll(source));
      case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(readAll(source)));
      case MAP -> {
        List<Object> keys = readAll(source);
        List<Object> values = readAll(source);
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
          map.put(keys.get(i), values.get(i));
        }
        yield Collections.unmodifiableMap(map);
      }
      default -> throw new IllegalArgumentException("owned value of shape " + shape);
    };
  }

  private static List<Object> readAll(TableSource source) {
    int count = source.in().readCount();
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(read(source));
    }
    return values;
  }
}
