package dev.heddle.heap.opaque;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The fields are the state, arrays in them included: those belong to the object alone. A copy that
 * is taken while a method runs may mix before and after; whoever may use the object has it after
 * the method's end, and then the next copy.
 */
final class FieldsForm implements Form {
  private static final int REFERENCE = 0;
  private static final int PRIMITIVES = 1;
  private static final int REFERENCES = 2;

  private record State(long[] primitives, Object[] references) {}

  private final WordSet words;

  /** Caches, which are emptied when a state is put. */
  private final Set<String> caches;

  FieldsForm(Class<?> type, Set<String> caches) {
    this.words = Layouts.plain(type, Object.class);
    this.caches = caches;
  }

  @Override
  public Object first(Object object) {
    State state = new State(new long[words.primitiveCount()], new Object[words.referenceCount()]);
    for (int i = 0; i < state.primitives.length; i++) {
      Word word = words.primitive(i);
      state.primitives[i] = Raw.get(object, word.offset(), word.width());
    }
    for (int i = 0; i < state.references.length; i++) {
      Word word = words.reference(i);
      boolean cache = caches.contains(word.name());
      state.references[i] = cache ? null : copy(Raw.getReference(object, word.offset()));
    }
    return state;
  }

  private static Object copy(Object value) {
    return value != null && value.getClass().isArray()
        ? ArrayMemory.snapshot(value, 0, Array.getLength(value))
        : value;
  }

  @Override
  public Object take(Object object, OpaqueHandle handle) {
    return first(object);
  }

  @Override
  public void put(Object object, OpaqueHandle handle, Object taken) {
    State state = (State) taken;
    for (int i = 0; i < state.references.length; i++) {
      Raw.putReference(object, words.reference(i).offset(), copy(state.references[i]));
    }
    for (int i = 0; i < state.primitives.length; i++) {
      Word word = words.primitive(i);
      Raw.putVolatile(object, word.offset(), word.width(), state.primitives[i]);
    }
  }

  @Override
  public void arrived(Object object, OpaqueHandle handle) {}

  @Override
  public void written(Object object, OpaqueHandle handle) {}

  @Override
  public boolean equal(Object state, Object other) {
    State a = (State) state;
    State b = (State) other;
    if (!Arrays.equals(a.primitives, b.primitives)) {
      return false;
    }
    for (int i = 0; i < a.references.length; i++) {
      if (!isSame(a.references[i], b.references[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Object a, Object b) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || !a.getClass().isArray() || a.getClass() != b.getClass()) {
      return false;
    }
    int length = Array.getLength(a);
    if (length != Array.getLength(b)) {
      return false;
    }
    if (!(a instanceof Object[] some)) {
      return ArrayMemory.mismatch(a, 0, b, 0, 0, length) == length;
    }
    Object[] others = (Object[]) b;
    for (int i = 0; i < length; i++) {
      if (some[i] != others[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void write(Object taken, WordSink sink) {
    State state = (State) taken;
    sink.out().writeNumber(words.primitiveCount());
    for (int i = 0; i < state.primitives.length; i++) {
      sink.out().writeWord(state.primitives[i], words.primitive(i).width());
    }
    for (int i = 0; i < state.references.length; i++) {
      writeReference(state.references[i], words.reference(i), sink);
    }
  }

  private static void writeReference(Object value, Word word, WordSink sink) {
    if (value == null || !value.getClass().isArray()) {
      sink.out().writeByte(REFERENCE);
      sink.reference(value, word);
      return;
    }
    int length = Array.getLength(value);
    Class<?> component = value.getClass().getComponentType();
    sink.out().writeByte(component.isPrimitive() ? PRIMITIVES : REFERENCES);
    sink.reference(component, word);
    sink.out().writeNumber(length);
    if (component.isPrimitive()) {
      sink.out().writeElements(value, 0, length, ArrayMemory.width(component));
    } else {
      for (Object element : (Object[]) value) {
        sink.reference(element, word);
      }
    }
  }

  @Override
  public Object read(WordSource source) {
    if (source.in().readCount() != words.primitiveCount()) {
      throw new IllegalStateException("the nodes run different JDKs");
    }
    State state = new State(new long[words.primitiveCount()], new Object[words.referenceCount()]);
    for (int i = 0; i < state.primitives.length; i++) {
      state.primitives[i] = source.in().readWord(words.primitive(i).width());
    }
    for (int i = 0; i < state.references.length; i++) {
      state.references[i] = readReference(source);
    }
    return state;
  }

  private static Object readReference(WordSource source) {
    int kind = source.in().readByte();
    Object first = source.reference();
    if (kind == REFERENCE) {
      return first;
    }
    Class<?> component = (Class<?>) first;
    int length = source.in().readCount();
    Object array = Array.newInstance(component, length);
    if (kind == PRIMITIVES) {
      source.in().readElements(array, 0, length, ArrayMemory.width(component));
    } else {
      for (int i = 0; i < length; i++) {
        Array.set(array, i, source.reference());
      }
    }
    return array;
  }

  @Override
  public Object[] references(Object taken) {
    List<Object> found = new ArrayList<>();
    for (Object value : ((State) taken).references) {
      if (value instanceof Object[] elements) {
        found.addAll(Arrays.asList(elements));
      } else if (value != null && !value.getClass().isArray()) {
        found.add(value);
      }
    }
    return found.toArray();
  }

  @Override
  public int bytes(Object taken) {
    int bytes = words.bytes();
    for (Object value : ((State) taken).references) {
      if (value != null && value.getClass().isArray()) {
        bytes += Array.getLength(value) * ArrayMemory.width(value.getClass().getComponentType());
      }
    }
    return bytes;
  }
}
