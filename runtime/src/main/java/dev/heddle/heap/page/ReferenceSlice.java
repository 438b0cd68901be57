package dev.heddle.heap.page;

import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;

/** A range of an array of references, compared by identity. */
final class ReferenceSlice extends SliceMember {
  ReferenceSlice(
      long gid,
      Page page,
      Object array,
      ArrayMeta meta,
      int chunk,
      boolean present,
      ReferenceQueue<Object> queue) {
    super(gid, page, array, meta, chunk, present, queue);
  }

  private record Elements(int[] indices, Object[] values) implements Change {
    @Override
    public void write(WordSink sink) {
      sink.out().writeNumber(indices.length);
      for (int i = 0; i < indices.length; i++) {
        sink.out().writeNumber(indices[i]);
        sink.reference(values[i], Object[].class);
      }
    }
  }

  @Override
  public Change diff() {
    Object[] array = (Object[]) target();
    Object[] twin = (Object[]) twin();
    if (array == null || twin == null) {
      return null;
    }
    int[] indices = new int[length];
    Object[] values = new Object[length];
    int count = 0;
    for (int i = 0; i < length; i++) {
      Object value = array[from + i];
      if (value != twin[i]) {
        twin[i] = value;
        indices[count] = i;
        values[count++] = value;
      }
    }
    return count == 0
        ? null
        : new Elements(Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
  }

  @Override
  public void writeContent(WordSink sink) {
    boolean twinned = twin() != null;
    Object[] served = (Object[]) (twinned ? twin() : target());
    int start = twinned ? 0 : from;
    for (int i = 0; i < length; i++) {
      sink.reference(served[start + i], served.getClass());
    }
  }

  @Override
  public Object readContent(WordSource source) {
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = source.reference();
    }
    return values;
  }

  @Override
  void merge(Object content) {
    Object[] array = (Object[]) target();
    if (array == null) {
      return;
    }
    Object[] values = (Object[]) content;
    Object[] twin = (Object[]) twin();
    if (twin == null) {
      System.arraycopy(values, 0, array, from, length);
    } else {
      for (int i = 0; i < length; i++) {
        if (twin[i] != values[i]) {
          Raw.swapReference(array, ArrayMemory.offset(array, from + i), twin[i], values[i]);
          twin[i] = values[i];
        }
      }
    }
    markPresent();
  }

  @Override
  public Object readChange(WordSource source) {
    int[] indices = new int[source.in().readCount()];
    Object[] values = new Object[indices.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = source.in().readCount();
      values[i] = source.reference();
    }
    return new Elements(indices, values);
  }

  @Override
  public void apply(Object change) {
    Object[] array = (Object[]) target();
    if (array == null) {
      return;
    }
    Elements elements = (Elements) change;
    for (int i = 0; i < elements.indices().length; i++) {
      int index = elements.indices()[i];
      array[from + index] = elements.values()[i];
      if (twin() != null) {
        ((Object[]) twin())[index] = elements.values()[i];
      }
    }
  }
}
