package dev.heddle.heap.page;

import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A range of a primitive array; nothing is boxed, unchanged stretches are skipped eight bytes at a
 * time.
 */
final class PrimitiveSlice extends SliceMember {
  PrimitiveSlice(
      long gid,
      Page page,
      Object array,
      ArrayMeta meta,
      int chunk,
      boolean present,
      ReferenceQueue<Object> queue) {
    super(gid, page, array, meta, chunk, present, queue);
  }

  /** Runs of changed elements: starts relative to the slice, and the values of each. */
  private record Runs(int[] starts, int[] lengths, Object values, int width) implements Change {
    @Override
    public void write(WordSink sink) {
      sink.out().writeNumber(starts.length);
      int end = 0;
      for (int i = 0; i < starts.length; i++) {
        sink.out().writeNumber(starts[i] - end);
        sink.out().writeNumber(lengths[i]);
        sink.out().writeElements(values, starts[i], lengths[i], width);
        end = starts[i] + lengths[i];
      }
    }
  }

  private record Run(int start, Object values) {}

  private static int width(Object array) {
    return ArrayMemory.width(array.getClass().getComponentType());
  }

  @Override
  public Change diff() {
    Object array = target();
    Object twin = twin();
    if (array == null || twin == null) {
      return null;
    }
    if (ArrayMemory.mismatch(array, from, twin, 0, 0, length) == length) {
      return null;
    }
    // The snapshot is compared from its start: a store may have landed anywhere since the look
    // above,
    // and what becomes the twin without being told is lost.
    Object now = ArrayMemory.snapshot(array, from, length);
    int[] starts = new int[8];
    int[] lengths = new int[8];
    int count = 0;
    int at = ArrayMemory.mismatch(now, 0, twin, 0, 0, length);
    while (at < length) {
      int end = ArrayMemory.runEnd(now, 0, twin, 0, at, length);
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        lengths = Arrays.copyOf(lengths, 2 * count);
      }
      starts[count] = at;
      lengths[count++] = end - at;
      at = ArrayMemory.mismatch(now, 0, twin, 0, end, length);
    }
    twin(now);
    if (count == 0) {
      return null;
    }
    return new Runs(Arrays.copyOf(starts, count), Arrays.copyOf(lengths, count), now, width(now));
  }

  @Override
  public void writeContent(WordSink sink) {
    Object served = twin() != null ? twin() : ArrayMemory.snapshot(target(), from, length);
    sink.out().writeElements(served, 0, length, width(served));
  }

  @Override
  public Object readContent(WordSource source) {
    return readElements(source, length);
  }

  private Object readElements(WordSource source, int count) {
    Class<?> component = meta().array().getClass().getComponentType();
    if (count > length) {
      throw new IndexOutOfBoundsException(count + " elements for a slice of " + length);
    }
    Object values = Array.newInstance(component, count);
    source.in().readElements(values, 0, count, ArrayMemory.width(component));
    return values;
  }

  @Override
  void merge(Object content) {
    Object array = target();
    if (array == null) {
      return;
    }
    if (twin() == null) {
      System.arraycopy(content, 0, array, from, length);
    } else {
      mergeChanged(array, content);
      twin(content);
    }
    markPresent();
  }

  private void mergeChanged(Object array, Object content) {
    Object twin = twin();
    int width = width(array);
    long live = ArrayMemory.offset(array, from);
    long old = ArrayMemory.offset(twin, 0);
    int at = ArrayMemory.mismatch(content, 0, twin, 0, 0, length);
    while (at < length) {
      long delta = (long) at * width;
      long expected = Raw.get(twin, old + delta, width);
      Raw.swap(array, live + delta, width, expected, Raw.get(content, old + delta, width));
      at = ArrayMemory.mismatch(content, 0, twin, 0, at + 1, length);
    }
  }

  @Override
  public Object readChange(WordSource source) {
    Run[] runs = new Run[source.in().readCount()];
    int end = 0;
    for (int i = 0; i < runs.length; i++) {
      int start = end + source.in().readCount();
      int count = source.in().readCount();
      runs[i] = new Run(start, readElements(source, count));
      end = start + count;
    }
    return runs;
  }

  @Override
  public void apply(Object change) {
    Object array = target();
    if (array == null) {
      return;
    }
    for (Run run : (Run[]) change) {
      int count = Array.getLength(run.values());
      System.arraycopy(run.values(), 0, array, from + run.start(), count);
      if (twin() != null) {
        System.arraycopy(run.values(), 0, twin(), run.start(), count);
      }
    }
  }
}
